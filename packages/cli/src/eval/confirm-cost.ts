import type { Bounds } from "@moagraph/core/graph";
import { formatCostBounds } from "@moagraph/report/words";
import { requireYes } from "./require-yes.js";

/** What a command is about to spend. */
export interface Spending {
  /** The command, such as `eval generate`. */
  readonly command: string;
  /** In US dollars. `atMost` is `null` if a price is unknown. */
  readonly costUsd: Bounds;
  /** Whether it asks nothing. */
  readonly yes: boolean;
  readonly signal: AbortSignal;
}

/**
 * Asks whether to spend money; nothing if the work is free.
 *
 * @throws As {@link requireYes}.
 */
export async function confirmCost({ command, costUsd, yes, signal }: Spending): Promise<void> {
  if (yes || costUsd.atMost === 0) return;
  const cost = formatCostBounds(costUsd);
  await requireYes({
    question: `Estimated cost: ${cost}. Go ahead?`,
    noTerminal: {
      message: `\`${command}\` asks before it spends money (estimate: ${cost}), and there is no terminal to ask on.`,
      hint: "Add --yes to go ahead, and --max-cost-usd to limit the cost.",
    },
    signal,
  });
}
