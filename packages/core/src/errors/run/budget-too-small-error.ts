import { MoaError } from "@moagraph/provider-kit";
import type { Overrun } from "./overrun.js";
import { enoughFor, overrunLines } from "./overrun-lines.js";

/** The worst case of a run without retries exceeds the graph's `budget`. No call was made. */
export class BudgetTooSmallError extends MoaError {
  /** The limits that the worst case exceeds, one for each line of the message. */
  readonly overruns: readonly Overrun[];

  /** @internal */
  constructor(graph: string, overruns: readonly Overrun[]) {
    super({
      code: "BUDGET_TOO_SMALL",
      message: [
        `The worst case of a run of graph \`${graph}\` exceeds its budget:`,
        ...overrunLines(overruns),
      ].join("\n"),
      hint: `Set \`budget: { ${enoughFor(overruns)} }\` or more, or lower \`maxOutputTokens\` or \`samples\` of the nodes.`,
    });
    this.overruns = overruns;
  }
}
