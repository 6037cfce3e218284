import { digestOf } from "../../prompt/digest.js";
import type { Wait } from "../../step/waits.js";

/** Steps that wait for the same steps. */
export interface JoinGroup {
  /** The channel that opens for them. */
  readonly join: string;
  /** The steps that must have ended. */
  readonly before: readonly string[];
  readonly steps: readonly string[];
}

/** Groups the steps of a graph by what they wait for. */
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
 * The name depends on the steps only, since checkpoints hold it. LangGraph's own name for a join is
 * all names of its steps, and is hashed for every task.
 */
function nameOfJoin(steps: string): string {
  return `join:${digestOf(steps).slice(0, 16)}`;
}
