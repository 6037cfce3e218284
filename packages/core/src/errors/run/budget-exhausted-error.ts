import { MoaError } from "@moagraph/provider-kit";
import type { Call } from "../../ledger/call.js";
import type { Proposal } from "../../ledger/proposal.js";
import type { Overrun } from "./overrun.js";
import { overrunLines } from "./overrun-lines.js";

/** Ledger and proposals of a run whose budget is spent. */
export interface BudgetRemains {
  /** Every call of the run. */
  readonly ledger: readonly Call[];
  /** Every proposal of the run. */
  readonly proposals: readonly Proposal[];
}

/** The budget left was too small for the call of the answer. */
export class BudgetExhaustedError extends MoaError implements BudgetRemains {
  /** The output node. */
  readonly node: string;
  /** The limits that its call would exceed, one for each line of the message. */
  readonly overruns: readonly Overrun[];
  /** Every call of the run. */
  readonly ledger: readonly Call[];
  /** Every proposal of the run. */
  readonly proposals: readonly Proposal[];

  /** @internal */
  constructor(node: string, overruns: readonly Overrun[], { ledger, proposals }: BudgetRemains) {
    const limits = overruns.map(({ limit }) => `\`${limit}\``).join(" and ");
    super({
      code: "BUDGET_EXHAUSTED",
      message: [
        `The budget left is too small to ask node \`${node}\` for the answer:`,
        ...overrunLines(overruns),
      ].join("\n"),
      hint: `Raise ${limits}, or set \`onExhausted: "best-effort"\`.`,
    });
    this.node = node;
    this.overruns = overruns;
    this.ledger = ledger;
    this.proposals = proposals;
  }
}
