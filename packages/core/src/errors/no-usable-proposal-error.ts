import { MoaError } from "@moagraph/provider-kit";
import type { Call } from "../ledger/call.js";
import type { Proposal } from "../ledger/proposal.js";
import { failureLines, sharedHint } from "./failure-lines.js";

/** An aggregator had nothing to work on: every proposal it reads was blank or failed. */
export class NoUsableProposalError extends MoaError {
  /** The node that had nothing to work on. */
  readonly node: string;
  /** The calls that gave nothing, one for each line of the message. */
  readonly failures: readonly Call[];
  /** Every call of the run up to here. */
  readonly ledger: readonly Call[];
  /** Every proposal of the run, such as those of earlier layers. */
  readonly proposals: readonly Proposal[];

  constructor(
    node: string,
    failures: readonly Call[],
    ledger: readonly Call[],
    proposals: readonly Proposal[] = [],
  ) {
    super({
      code: "NO_USABLE_PROPOSAL",
      message: [
        `Node \`${node}\` has no usable proposal to work on:`,
        ...failureLines(failures),
      ].join("\n"),
      hint: sharedHint(failures) ?? "Mend what these models report, or swap them for others.",
    });
    this.node = node;
    this.failures = failures;
    this.ledger = ledger;
    this.proposals = proposals;
  }
}
