import { MoaError } from "@moagraph/provider-kit";
import type { Call } from "../../ledger/call.js";
import type { Proposal } from "../../ledger/proposal.js";
import { failureLines, sharedHint } from "./failure-lines.js";

/** A node has no usable proposal to read: every call that it reads failed or was blank. */
export class NoUsableProposalError extends MoaError {
  /** The node without a usable proposal. */
  readonly node: string;
  /** The calls without a usable result, one for each line of the message. */
  readonly failures: readonly Call[];
  /** Every call of the run so far. */
  readonly ledger: readonly Call[];
  /** Every proposal of the run, such as those of earlier layers. */
  readonly proposals: readonly Proposal[];

  /** @internal */
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
        ...(failures.length === 0
          ? ["  every node that it reads was skipped"]
          : failureLines(failures)),
      ].join("\n"),
      hint:
        failures.length === 0
          ? "Add a node that is no route to its `reads`, or let the routers take a route."
          : (sharedHint(failures) ?? "Fix the errors above, or use other models."),
    });
    this.node = node;
    this.failures = failures;
    this.ledger = ledger;
    this.proposals = proposals;
  }
}
