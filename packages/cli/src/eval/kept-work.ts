import { InterruptedError } from "../errors/interrupted-error.js";

/** The reason for which a command stopped, with how to continue its work in a folder. */
export function keptWork(reason: Error): Error {
  if (!(reason instanceof InterruptedError)) return reason;
  const hint = "Results that had arrived are kept. Run the same command again to continue.";
  return new InterruptedError(reason.signal, hint);
}
