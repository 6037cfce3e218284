import { exitCodes } from "./exit-code.js";

/** A signal that the first ^C aborts. The second one ends the process, whatever still runs. */
export function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  process.once("SIGINT", () => {
    process.once("SIGINT", () => process.exit(exitCodes.interrupted));
    controller.abort();
  });
  return controller.signal;
}
