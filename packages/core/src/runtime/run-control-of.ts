import type { RunnableConfig } from "@langchain/core/runnables";
import { createQuorumWatch } from "../ask/cancel/quorum-watch.js";
import type { RunControl } from "../ask/call/run-control.js";
import { createAttachedValue } from "../identity/attached-value.js";
import type { Proposal } from "../ledger/proposal.js";
import { LiveProposals } from "../staircase/live-proposals.js";
import type { CompileOptions } from "./compile-options.js";
import type { Compilation } from "./compilation.js";
import { type MoaState, type RunStart, stateAfter } from "./graph-state.js";
import { journalOfRun, type RunJournal } from "./run-journal.js";
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
  const journal = journalOfRun.in(config, compilation);
  const known = withFinished(state, journal, compilation);
  const usableBefore = (node: string): number =>
    known.proposals.filter((proposal) => proposal.node === node).length;
  const { watched, options } = compilation;
  return {
    quorums: createQuorumWatch(compilation.readership, usableBefore),
    spending: spendingOf(known, compilation, config, journal?.cut),
    journal: journal?.calls,
    live: watched && liveProposals(watched, known.proposals, options),
  };
}

/** With those of a resumed run that have ended. */
function liveProposals(
  watched: ReadonlySet<string>,
  proposals: readonly Proposal[],
  { redact }: Pick<CompileOptions, "redact">,
): LiveProposals {
  // The hook is to see no half secrets: it gets whole sentences.
  const live = new LiveProposals(watched, redact === undefined ? "words" : "sentences");
  for (const proposal of proposals) live.of(proposal)?.settle(proposal);
  return live;
}

/** The state with what steps have written whose super-step was cut off. */
function withFinished(
  state: MoaState,
  journal: RunJournal | undefined,
  { graph }: Compilation,
): MoaState {
  if (journal === undefined || journal.finished.length === 0) return state;
  return journal.finished.reduce(stateAfter(graph), state);
}
