import type { Wait } from "./waits.js";

/** Steps that wait for the same. */
export interface Gate {
  /** What they wait for. */
  readonly before: readonly string[];
  readonly steps: readonly string[];
}

/** The waits of a graph, with steps that wait for the same put together. */
export function gatesOf(waits: readonly Wait[]): Gate[] {
  const gates = new Map<string, { readonly before: readonly string[]; readonly steps: string[] }>();
  for (const { step, before } of waits) {
    const key = JSON.stringify(before);
    const gate = gates.get(key);
    if (gate === undefined) gates.set(key, { before, steps: [step] });
    else gate.steps.push(step);
  }
  return [...gates.values()];
}
