import { digestOf } from "../prompt/digest.js";
import type { Wait } from "../step/waits.js";

/** Steps that wait for the same. */
export interface JoinGroup {
  /** The channel that opens for them. */
  readonly join: string;
  /** What they wait for. */
  readonly before: readonly string[];
  readonly steps: readonly string[];
}

/** The waits of a graph, with steps that wait for the same put together. */
export function joinGroupsOf(waits: readonly Wait[]): JoinGroup[] {
  const groups = new Map<string, JoinGroup & { readonly steps: string[] }>();
  for (const { step, before } of waits) {
    const key = JSON.stringify(before);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { join: nameOfJoin(key), before, steps: [step] });
    else group.steps.push(step);
  }
  return [...groups.values()];
}

/**
 * The same for the same steps, since checkpoints hold it. LangGraph's own name for a join is all of
 * its steps' names, and is hashed for every task.
 */
function nameOfJoin(steps: string): string {
  return `join:${digestOf(steps).slice(0, 16)}`;
}
