import { MoaError } from "@moagraph/provider-kit";
import type { Call } from "../../ledger/call.js";
import type { Proposal } from "../../ledger/proposal.js";
import { failureLines, sharedHint } from "./failure-lines.js";

/** Proposals of a node whose quorum is not reached. */
export interface QuorumCount {
  /** Number of usable proposals. */
  readonly usable: number;
  /** Number of proposals if every call had succeeded. */
  readonly of: number;
  /** Number of usable proposals that the quorum needs. */
  readonly atLeast: number;
}

/** Ledger and proposals of a run whose quorum is not reached. */
export interface QuorumRemains {
  /** The calls without a usable result. */
  readonly failures: readonly Call[];
  /** Every call of the run so far. */
  readonly ledger: readonly Call[];
  /** Every proposal of the run. */
  readonly proposals: readonly Proposal[];
}

/** A node has fewer usable proposals than its `quorum` needs, and `onExhausted` is `"fail"`. */
export class QuorumNotReachedError extends MoaError implements QuorumCount, QuorumRemains {
  /** The node with too few proposals. */
  readonly node: string;
  /** Number of usable proposals. */
  readonly usable: number;
  /** Number of proposals if every call had succeeded. */
  readonly of: number;
  /** Number of usable proposals that the quorum needs. */
  readonly atLeast: number;
  /** The calls without a usable result, one for each line of the message. */
  readonly failures: readonly Call[];
  /** Every call of the run so far. */
  readonly ledger: readonly Call[];
  /** Every proposal of the run. */
  readonly proposals: readonly Proposal[];

  /** @internal */
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
  const fix = shared ?? "Fix the errors above.";
  return usable === 0
    ? fix
    : `${fix} Or lower \`quorum.atLeast\`, or set \`onExhausted: "best-effort"\` on \`${node}\`.`;
}
