import { askOnTerminal } from "../ask/ask-line.js";
import { askYes } from "../ask/ask-yes.js";
import { InterruptedError } from "../errors/interrupted-error.js";
import { UsageError } from "../errors/usage-error.js";

/** A question without whose yes a command does nothing. */
export interface NeededYes {
  readonly question: string;
  /** The error without a terminal to ask on. */
  readonly noTerminal: { readonly message: string; readonly hint: string };
  readonly signal: AbortSignal;
}

/**
 * Asks a question whose usual answer is no.
 *
 * @throws {@link InterruptedError} If the answer is no.
 * @throws {@link UsageError} `NO_TERMINAL` without a terminal to ask on.
 */
export async function requireYes({ question, noTerminal, signal }: NeededYes): Promise<void> {
  const ask = askOnTerminal(signal);
  if (ask === undefined) throw new UsageError({ code: "NO_TERMINAL", ...noTerminal });
  if (await askYes(ask, question, false)) return;
  throw new InterruptedError(
    "SIGINT",
    "Nothing was done. Run the command again to be asked again.",
  );
}
