import { createRunControl, type RunControl } from "../ask/run-control.js";
import type { Compilation } from "./compilation.js";
import type { MoaState, RunStart } from "./graph-state.js";

const controls = new WeakMap<RunStart, RunControl>();

/**
 * What the calls of a run share. It lives as long as the run's state is in memory: a run that is
 * gone on with from a checkpoint gets another one.
 */
export function controlOf(
  { runStart, proposals }: MoaState,
  { graph, readership }: Compilation,
): RunControl {
  const known = controls.get(runStart);
  if (known !== undefined) return known;
  const usableBefore = (node: string): number =>
    proposals.filter((proposal) => proposal.node === node).length;
  const control = createRunControl(graph, readership, usableBefore);
  controls.set(runStart, control);
  return control;
}
