import { createQuorumWatch } from "../ask/cancel/quorum-watch.js";
import type { RunControl } from "../ask/run-control.js";
import type { Compilation } from "./compilation.js";
import type { MoaState, RunStart } from "./graph-state.js";
import { spendingOf } from "./spending-of.js";

const controls = new WeakMap<RunStart, RunControl>();

/**
 * What the calls of a run share. It lives as long as the run's state is in memory: a run that is
 * gone on with from a checkpoint gets another one.
 */
export function runControlOf(state: MoaState, compilation: Compilation): RunControl {
  const known = controls.get(state.runStart);
  if (known !== undefined) return known;
  const usableBefore = (node: string): number =>
    state.proposals.filter((proposal) => proposal.node === node).length;
  const control = {
    quorums: createQuorumWatch(compilation.readership, usableBefore),
    spending: spendingOf(state, compilation),
  };
  controls.set(state.runStart, control);
  return control;
}
