import type { RouteExtent } from "../routes/route-extents.js";
import type { Growth } from "./growth.js";

/** The duration of a run, in seconds from its start. */
export interface RunSeconds {
  /** When the answer begins. */
  readonly firstTokenSeconds: number;
  /** Duration of the slowest chain of calls that wait for each other. */
  readonly criticalPathSeconds: number;
}

/** The duration of a run in which nodes write what they pass on at these times. */
export function durationOf(
  output: string,
  growths: ReadonlyMap<string, Growth>,
  { largest }: RouteExtent,
): RunSeconds {
  const ends = [...growths].map(([name, { endSeconds }]): [string, number] => [name, endSeconds]);
  return {
    firstTokenSeconds: growths.get(output)?.pieces[0]?.startSeconds ?? 0,
    criticalPathSeconds: largest(ends),
  };
}
