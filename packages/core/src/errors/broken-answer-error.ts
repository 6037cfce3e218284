import { MoaError } from "@moagraph/provider-kit";
import type { Call } from "../ledger/call.js";
import type { Proposal } from "../ledger/proposal.js";

/** The answer broke off after part of it had been delivered, so it was not asked for again. */
export class BrokenAnswerError extends MoaError {
  /** What had been delivered. */
  readonly partialText: string;
  /** The call that broke off. */
  readonly call: Call;
  /** Every call of the run, this one included. */
  readonly ledger: readonly Call[];
  /** Every proposal of the run: what was paid for is not lost. */
  readonly proposals: readonly Proposal[];

  constructor(
    call: Call,
    partialText: string,
    ledger: readonly Call[],
    cause: unknown,
    proposals: readonly Proposal[] = [],
  ) {
    super({
      code: "BROKEN_ANSWER",
      message: `The answer of node \`${call.node}\` (${call.model}) broke off after ${partialText.length} characters: ${call.error?.code}: ${call.error?.message}`,
      hint: hintFor(call),
      cause,
    });
    this.partialText = partialText;
    this.call = call;
    this.ledger = ledger;
    this.proposals = proposals;
  }
}

/** What we cut off ourselves would break off again. */
const cutOffByUs: ReadonlySet<string> = new Set(["BUDGET_EXHAUSTED", "DEADLINE_EXCEEDED"]);

function hintFor({ error }: Call): string {
  const again = "What had come is in `partialText`; run again for a whole answer.";
  if (error?.hint === undefined || !cutOffByUs.has(error.code)) return again;
  return `${again} ${error.hint}`;
}
