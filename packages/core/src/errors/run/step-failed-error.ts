import { MoaError } from "@moagraph/provider-kit";
import type { Call } from "../../ledger/call.js";
import type { Proposal } from "../../ledger/proposal.js";

/** What a step of `before` or `after` did wrong, and what the run has done before. */
interface FailedStep {
  readonly step: string;
  /** What it did, such as `threw: …`. */
  readonly fault: string;
  readonly hint: string;
  readonly ledger: readonly Call[];
  readonly proposals: readonly Proposal[];
  readonly cause?: unknown;
}

/** A step of `before` or `after` threw, or returned something that is no update of the state. */
export class StepFailedError extends MoaError {
  /** The name of the step. */
  readonly step: string;
  /** Every call of the run; empty for a step of `before`. */
  readonly ledger: readonly Call[];
  /** Every proposal of the run; empty for a step of `before`. */
  readonly proposals: readonly Proposal[];

  /** @internal */
  constructor({ step, fault, hint, ledger, proposals, cause }: FailedStep) {
    super({ code: "STEP_FAILED", message: `Step \`${step}\` ${fault}`, hint, cause });
    this.step = step;
    this.ledger = ledger;
    this.proposals = proposals;
  }
}
