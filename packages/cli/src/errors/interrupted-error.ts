import { constants } from "node:os";
import { MoaError } from "@moagraph/core/graph";

/** The signals that end a command in an orderly way. */
export const stopSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** One of {@link stopSignals}. */
export type StopSignal = (typeof stopSignals)[number];

/** A signal stopped the command: ^C, SIGTERM, or SIGHUP when the terminal was closed. */
export class InterruptedError extends MoaError {
  /** 130 after ^C, 143 after SIGTERM, 129 after SIGHUP, as in a shell. */
  readonly exitCode: number;

  /**
   * @param signal - The signal.
   * @param hint - How to go on. By default, calls were running.
   */
  constructor(
    readonly signal: StopSignal,
    hint = "All calls were cancelled. Run again for an answer.",
  ) {
    super({
      code: "INTERRUPTED",
      message: signal === "SIGINT" ? "Interrupted." : `Interrupted by ${signal}.`,
      hint,
    });
    this.exitCode = 128 + constants.signals[signal];
  }
}
