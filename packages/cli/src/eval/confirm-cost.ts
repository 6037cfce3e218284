import type { Bounds } from "@moagraph/core/graph";
import { formatCostBounds } from "@moagraph/report/words";
import { type Ask, askOnTerminal } from "../ask/ask-line.js";
import { askYes } from "../ask/ask-yes.js";
import { InterruptedError } from "../errors/interrupted-error.js";
import { UsageError } from "../errors/usage-error.js";

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
 * Asks whether to spend money; nothing if the work is free. The usual answer is no.
 *
 * @throws {@link InterruptedError} If the user declines.
 * @throws {@link UsageError} `NO_TERMINAL` without a terminal to ask on.
 */
export async function confirmCost(spending: Spending): Promise<void> {
  const { costUsd, yes, signal } = spending;
  if (yes || costUsd.atMost === 0) return;
  const ask = askOnTerminal(signal);
  if (ask === undefined) throw noTerminal(spending);
  await requireYes(ask, `Estimated cost: ${formatCostBounds(costUsd)}. Go ahead?`);
}

async function requireYes(ask: Ask, question: string): Promise<void> {
  if (await askYes(ask, question, false)) return;
  throw new InterruptedError(
    "SIGINT",
    "No call was made. Run the command again to be asked again.",
  );
}

function noTerminal({ command, costUsd }: Spending): UsageError {
  return new UsageError({
    code: "NO_TERMINAL",
    message: `\`${command}\` asks before it spends money (estimate: ${formatCostBounds(costUsd)}), and there is no terminal to ask on.`,
    hint: "Add --yes to go ahead, and --max-cost-usd to limit the cost.",
  });
}
