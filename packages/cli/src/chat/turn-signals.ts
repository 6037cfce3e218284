import { exitCodes } from "../errors/exit-code.js";
import { flushed } from "../output.js";

/** Handles ^C in a chat. */
export interface TurnSignals {
  /** Runs a function with a signal that ^C aborts. */
  during<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result>;
  /** Has the effect of ^C. */
  readonly interrupt: () => void;
}

/**
 * Makes ^C cancel the running turn. A second ^C, or one without a running turn, ends the process.
 */
export function createTurnSignals(): TurnSignals {
  let turn: AbortController | undefined;
  const interrupt = (): void => {
    if (turn === undefined) void flushed().then(() => process.exit(exitCodes.interrupted));
    else if (turn.signal.aborted) process.exit(exitCodes.interrupted);
    else turn.abort();
  };
  process.on("SIGINT", interrupt);
  return {
    interrupt,
    async during(work) {
      turn = new AbortController();
      try {
        return await work(turn.signal);
      } finally {
        turn = undefined;
      }
    },
  };
}
