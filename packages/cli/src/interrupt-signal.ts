import { exitCodes } from "./errors/exit-code.js";

/** Makes a signal that the first ^C aborts. The second ^C ends the process. */
export function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  process.once("SIGINT", () => {
    process.once("SIGINT", () => process.exit(exitCodes.interrupted));
    controller.abort();
  });
  return controller.signal;
}
