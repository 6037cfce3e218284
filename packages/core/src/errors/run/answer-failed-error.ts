import { MoaError } from "@moagraph/provider-kit";
import type { Call } from "../../ledger/call.js";
import type { Proposal } from "../../ledger/proposal.js";

/** The call of the answer failed before a token was delivered. */
export class AnswerFailedError extends MoaError {
  /** The call that failed. */
  readonly call: Call;
  /** Every call of the run, this one included. */
  readonly ledger: readonly Call[];
  /** Every proposal of the run. */
  readonly proposals: readonly Proposal[];

  /** @internal */
  constructor(
    call: Call,
    ledger: readonly Call[],
    cause: unknown,
    proposals: readonly Proposal[] = [],
  ) {
    super({
      code: "ANSWER_FAILED",
      message: `Node \`${call.node}\` (${call.model}) gave no answer: ${call.error?.code}: ${call.error?.message}`,
      hint: call.error?.hint ?? `Run again, or set another model on \`${call.node}\`.`,
      cause,
    });
    this.call = call;
    this.ledger = ledger;
    this.proposals = proposals;
  }
}
