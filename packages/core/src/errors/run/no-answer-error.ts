import { MoaError } from "@moagraph/provider-kit";
import type { Call } from "../../ledger/call.js";
import type { Proposal } from "../../ledger/proposal.js";

/** What a run has done before it ended. */
interface RunSoFar {
  readonly ledger: readonly Call[];
  readonly proposals: readonly Proposal[];
  /** LangGraph's error, if the run reached its `recursionLimit`. */
  readonly cause: unknown;
}

/** The run ended before its output has answered, or before its end was reached. No call has failed. */
export class NoAnswerError extends MoaError {
  /** Every call of the run. */
  readonly ledger: readonly Call[];
  /** Every proposal of the run. */
  readonly proposals: readonly Proposal[];

  /**
   * @param output - The node that was to answer.
   *
   * @internal
   */
  constructor(output: string, { ledger, proposals, cause }: RunSoFar) {
    super({
      code: "NO_ANSWER",
      message: `The run ended without an answer: ${reasonOf(output, cause)}.`,
      hint: hintOf(cause),
      cause,
    });
    this.ledger = ledger;
    this.proposals = proposals;
  }
}

function reasonOf(output: string, cause: unknown): string {
  return cause === undefined
    ? `node \`${output}\` has not run`
    : "it reached its `recursionLimit` first";
}

function hintOf(cause: unknown): string {
  if (cause !== undefined)
    return "Set a higher `recursionLimit` in the config of the run. It counts the super-steps of LangGraph.";
  return "Lead every path to the output: check the edges that you added, each `Command` with `goto`, and each `updateState`.";
}
