import { digestOf } from "../prompt/digest.js";
import type { Wait } from "../step/waits.js";

/** Steps that wait for the same. */
export interface Gate {
  /** The channel that opens for them. */
  readonly join: string;
  /** What they wait for. */
  readonly before: readonly string[];
  readonly steps: readonly string[];
}

/** The waits of a graph, with steps that wait for the same put together. */
export function gatesOf(waits: readonly Wait[]): Gate[] {
  const gates = new Map<string, Gate & { readonly steps: string[] }>();
  for (const { step, before } of waits) {
    const key = JSON.stringify(before);
    const gate = gates.get(key);
    if (gate === undefined) gates.set(key, { join: nameOfJoin(key), before, steps: [step] });
    else gate.steps.push(step);
  }
  return [...gates.values()];
}

/**
 * The same for the same steps, since checkpoints hold it. LangGraph's own name for a join is all of
 * its steps' names, and is hashed for every task.
 */
function nameOfJoin(steps: string): string {
  return `join:${digestOf(steps).slice(0, 16)}`;
}
