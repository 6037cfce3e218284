import { exitCodes } from "../exit-code.js";
import { flushed } from "../output.js";

/** What ^C does in a chat. */
export interface TurnSignals {
  /** Works with a signal that ^C aborts. */
  during<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result>;
  /** Does what ^C does. */
  readonly interrupt: () => void;
}

/** Lets ^C stop the turn that runs. A second one, or one while none runs, ends the process. */
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
