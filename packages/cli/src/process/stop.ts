// How process/ works: `stop.ts` makes the signal that ends a command early, for a signal or for a lost
// stdout (`../output.ts`, `watch-reader.ts`). `or-stopped.ts` ends a wait for it.
import type { MoaError } from "@moagraph/core/graph";
import { exitProcess } from "./exit-process.js";
import { InterruptedError, type StopSignal, stopSignals } from "../errors/interrupted-error.js";

/** Ends a command before it is done. */
export interface Stop {
  /** Aborts when the command must end. Its reason is the error that ends it. */
  readonly signal: AbortSignal;
  /** Makes the command end with this error. Only the first call has an effect. */
  end(reason: MoaError): void;
  /** Calls a function at ^C instead of ending the command. */
  onInterrupt(handle: () => void): void;
}

/**
 * Makes ^C, SIGTERM and SIGHUP end the command with its ledger. A second signal ends the process at
 * once.
 */
export function createStop(): Stop {
  const controller = new AbortController();
  const { signal } = controller;
  const end = (reason: MoaError): void => controller.abort(reason);
  let interrupt: (() => void) | undefined;
  const take = (name: StopSignal): void => {
    const reason = new InterruptedError(name);
    if (signal.aborted) exitProcess(reason.exitCode);
    if (name === "SIGINT" && interrupt !== undefined) interrupt();
    else end(reason);
  };
  for (const name of stopSignals) process.on(name, () => take(name));
  return {
    signal,
    end,
    onInterrupt(handle) {
      interrupt = handle;
    },
  };
}
