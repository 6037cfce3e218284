import { MoaError } from "@moagraph/provider-kit";
import type { Call } from "../call/call.js";

/** An aggregator had nothing to work on: every proposal it reads was blank or failed. */
export class NoUsableProposalError extends MoaError {
  /** The node that had nothing to work on. */
  readonly node: string;
  /** The calls that gave nothing, one for each line of the message. */
  readonly failures: readonly Call[];
  /** Every call of the run up to here. */
  readonly ledger: readonly Call[];

  constructor(node: string, failures: readonly Call[], ledger: readonly Call[]) {
    super({
      code: "NO_USABLE_PROPOSAL",
      message: [`Node \`${node}\` has no usable proposal to work on:`, ...failures.map(line)].join(
        "\n",
      ),
      hint: sharedHint(failures) ?? "Mend what these models report, or swap them for others.",
    });
    this.node = node;
    this.failures = failures;
    this.ledger = ledger;
  }
}

/** What all of them say to do, when they agree. */
function sharedHint(failures: readonly Call[]): string | undefined {
  const hints = new Set(failures.map(({ error }) => error?.hint));
  return hints.size === 1 ? [...hints][0] : undefined;
}

function line({ node, sample, model, error }: Call): string {
  const reason = error === undefined ? "let nothing pass" : `${error.code}: ${error.message}`;
  return `  ${node}${sample > 1 ? ` sample ${sample}` : ""} (${model}): ${reason}`;
}
