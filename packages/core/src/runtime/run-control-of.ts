import type { RunnableConfig } from "@langchain/core/runnables";
import { createQuorumWatch } from "../ask/cancel/quorum-watch.js";
import type { RunControl } from "../ask/run-control.js";
import { createAttachedValue } from "../identity/attached-value.js";
import type { Compilation } from "./compilation.js";
import type { MoaState, RunStart } from "./graph-state.js";
import { spendingOf } from "./spending-of.js";

type RunConfigurable = Pick<RunnableConfig, "configurable">;

const controls = createAttachedValue<RunStart, RunControl>();

/**
 * The state that all calls of a run share. It lives as long as the run's state is in memory: a run
 * resumed from a checkpoint gets a new one.
 *
 * @param config - The config of a step. Needed where the state is made: by the first step.
 */
export function runControlOf(
  state: MoaState,
  compilation: Compilation,
  config: RunConfigurable = {},
): RunControl {
  const known = controls.of(state.runStart);
  if (known !== undefined) return known;
  const control = createRunControl(state, compilation, config);
  controls.attach(state.runStart, control);
  return control;
}

function createRunControl(
  state: MoaState,
  compilation: Compilation,
  config: RunConfigurable,
): RunControl {
  const usableBefore = (node: string): number =>
    state.proposals.filter((proposal) => proposal.node === node).length;
  return {
    quorums: createQuorumWatch(compilation.readership, usableBefore),
    spending: spendingOf(state, compilation, config),
  };
}
