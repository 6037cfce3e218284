import { MoaError } from "@moagraph/provider-kit";
import type { Call } from "../../ledger/call.js";
import type { Proposal } from "../../ledger/proposal.js";

/** The answer broke off after its first token was delivered. Such a call is not retried. */
export class BrokenAnswerError extends MoaError {
  /** The part of the answer that was delivered. */
  readonly partialText: string;
  /** The call that broke off. */
  readonly call: Call;
  /** Every call of the run, this one included. */
  readonly ledger: readonly Call[];
  /** Every proposal of the run. */
  readonly proposals: readonly Proposal[];

  /** @internal */
  constructor(
    call: Call,
    partialText: string,
    ledger: readonly Call[],
    cause: unknown,
    proposals: readonly Proposal[] = [],
  ) {
    super({
      code: "BROKEN_ANSWER",
      message: `The answer of node \`${call.node}\` (${call.model}) broke off ${placeOf(partialText)}: ${call.error?.code}: ${call.error?.message}`,
      hint: hintFor(call),
      cause,
    });
    this.partialText = partialText;
    this.call = call;
    this.ledger = ledger;
    this.proposals = proposals;
  }
}

/** Nothing but parts of calls of tools may have been delivered. */
function placeOf({ length }: string): string {
  return length === 0 ? "in a call of a tool" : `after ${length} characters`;
}

/** Codes of our own limits. Without a change, they would cut off the next run too. */
const ownLimits: ReadonlySet<string> = new Set([
  "BUDGET_EXHAUSTED",
  "DEADLINE_EXCEEDED",
  "REPLY_TOO_LONG",
]);

function hintFor({ error }: Call): string {
  const again = "The part received is in `partialText`. Run again for a complete answer.";
  if (error?.hint === undefined || !ownLimits.has(error.code)) return again;
  return `${again} ${error.hint}`;
}
