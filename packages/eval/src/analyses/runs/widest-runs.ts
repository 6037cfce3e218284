import type { ComparedRun } from "./comparable-runs.js";

/** The runs with the most proposals. */
export function widestRuns(runs: readonly ComparedRun[]): ComparedRun[] {
  const most = Math.max(0, ...runs.map(({ shape }) => shape.proposers.length));
  return runs.filter(({ shape }) => shape.proposers.length === most);
}
