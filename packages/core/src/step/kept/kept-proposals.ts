import type { Proposal } from "../../ledger/proposal.js";
import { type CompilationValue, createCompilationValue } from "../../runtime/compilation-value.js";

/** Passes the proposals of an earlier run to the steps of a run, which asks its output only. */
export const keptProposalsOfRun: CompilationValue<readonly Proposal[]> =
  createCompilationValue("moagraph_kept_proposals");
