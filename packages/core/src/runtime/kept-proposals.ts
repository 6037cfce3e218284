import type { RunnableConfig } from "@langchain/core/runnables";
import { createRunScopedValue, type RunScopedValue } from "../identity/run-scoped-value.js";
import type { Proposal } from "../ledger/proposal.js";
import type { Compilation } from "./compilation.js";

/** The proposals of an earlier run. A run that has them asks its output only. */
export interface KeptProposals {
  /** The graph they belong to. A graph within its run inherits the config, and ignores them. */
  readonly compilation: Compilation;
  readonly proposals: readonly Proposal[];
}

/** Passes kept proposals to the steps of a run. */
export const keptProposalsOfRun: RunScopedValue<KeptProposals> =
  createRunScopedValue("moagraph_kept_proposals");

/** The kept proposals that a run starts with; `undefined` if its nodes propose. */
export function keptProposalsIn(
  config: RunnableConfig,
  compilation: Compilation,
): readonly Proposal[] | undefined {
  const kept = keptProposalsOfRun.in(config);
  return kept?.compilation === compilation ? kept.proposals : undefined;
}
