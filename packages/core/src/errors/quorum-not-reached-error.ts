import { MoaError } from "@moagraph/provider-kit";
import type { Call } from "../ledger/call.js";
import type { Proposal } from "../ledger/proposal.js";
import { failureLines, sharedHint } from "./failure-lines.js";

/** How far a quorum was missed. */
export interface QuorumCount {
  /** Usable proposals that there were. */
  readonly usable: number;
  /** Proposals that there might have been. */
  readonly of: number;
  /** Usable proposals that the quorum asks for. */
  readonly atLeast: number;
}

/** What a run had when a quorum was missed. */
export interface QuorumRemains {
  /** The calls that gave nothing. */
  readonly failures: readonly Call[];
  /** Every call of the run up to here. */
  readonly ledger: readonly Call[];
  /** Every proposal of the run. */
  readonly proposals: readonly Proposal[];
}

/** A node had fewer usable proposals than its `quorum` asks for, and is told to fail then. */
export class QuorumNotReachedError extends MoaError implements QuorumCount, QuorumRemains {
  /** The node that had too few. */
  readonly node: string;
  readonly usable: number;
  readonly of: number;
  readonly atLeast: number;
  /** The calls that gave nothing, one for each line of the message. */
  readonly failures: readonly Call[];
  readonly ledger: readonly Call[];
  /** Every proposal of the run: what was paid for is not lost. */
  readonly proposals: readonly Proposal[];

  constructor(node: string, count: QuorumCount, remains: QuorumRemains) {
    const { usable, of, atLeast } = count;
    const { failures, ledger, proposals } = remains;
    super({
      code: "QUORUM_NOT_REACHED",
      message: [
        `Node \`${node}\` has ${usable} usable of ${of} proposals, and its quorum is ${atLeast}:`,
        ...failureLines(failures),
      ].join("\n"),
      hint: hintFor(node, usable, sharedHint(failures)),
    });
    this.node = node;
    this.usable = usable;
    this.of = of;
    this.atLeast = atLeast;
    this.failures = failures;
    this.ledger = ledger;
    this.proposals = proposals;
  }
}

function hintFor(node: string, usable: number, shared: string | undefined): string {
  const mend = shared ?? "Mend what these models report.";
  return usable === 0
    ? mend
    : `${mend} Or lower \`quorum.atLeast\`, or set \`onExhausted: "best-effort"\` on \`${node}\`.`;
}
