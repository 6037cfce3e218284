import { MoaError } from "@moagraph/provider-kit";
import type { Call } from "../../ledger/call.js";
import type { Proposal } from "../../ledger/proposal.js";
import { listNames } from "../quote.js";
import { failureLines, sharedHint } from "./failure-lines.js";

/** A node has no usable proposal to read: every call that it reads failed, was blank, or was skipped. */
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
    routers: readonly string[] = [],
  ) {
    super({
      code: "NO_USABLE_PROPOSAL",
      ...(routers.length === 0 ? failedReads(node, failures) : skippedReads(node, routers)),
    });
    this.node = node;
    this.failures = failures;
    this.ledger = ledger;
    this.proposals = proposals;
  }
}

interface Text {
  readonly message: string;
  readonly hint: string;
}

function failedReads(node: string, failures: readonly Call[]): Text {
  const first = `Node \`${node}\` has no usable proposal to work on:`;
  return {
    message: [first, ...failureLines(failures)].join("\n"),
    hint: sharedHint(failures) ?? "Fix the errors above, or use other models.",
  };
}

function skippedReads(node: string, routers: readonly string[]): Text {
  const who = `router${routers.length === 1 ? "" : "s"} ${listNames(routers)}`;
  return {
    message: `Node \`${node}\` has no usable proposal to work on: all nodes that it reads were skipped. They were not chosen by ${who}.`,
    hint: `Add a node that always runs to the \`reads\` of \`${node}\`. If a router could not choose, its \`otherwise\` names the routes to take.`,
  };
}
