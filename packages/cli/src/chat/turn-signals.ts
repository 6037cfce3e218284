import { InterruptedError } from "../errors/interrupted-error.js";
import { flushed } from "../output.js";
import { exitProcess } from "../process/exit-process.js";
import type { Stop } from "../process/stop.js";

/** Handles ^C in a chat. */
export interface TurnSignals {
  /** Runs a function with a signal that ^C aborts, and whatever ends the chat. */
  during<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result>;
  /** Has the effect of ^C. */
  readonly interrupt: () => void;
}

/**
 * Makes ^C cancel the running turn. A second ^C, or one without a running turn, ends the process.
 */
export function createTurnSignals(stop: Stop): TurnSignals {
  const reason = new InterruptedError("SIGINT");
  let turn: AbortController | undefined;
  const interrupt = (): void => {
    if (turn === undefined) void flushed().then(() => exitProcess(reason.exitCode));
    else if (turn.signal.aborted) exitProcess(reason.exitCode);
    else turn.abort(reason);
  };
  stop.onInterrupt(interrupt);
  return {
    interrupt,
    async during(work) {
      turn = new AbortController();
      try {
        return await work(AbortSignal.any([turn.signal, stop.signal]));
      } finally {
        turn = undefined;
      }
    },
  };
}
