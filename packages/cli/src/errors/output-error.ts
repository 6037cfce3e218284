import { MoaError } from "@moagraph/core/graph";

/** stdout is closed, or the reader of its pipe has left. */
export class OutputClosedError extends MoaError {
  /** Whether to tell the user. A reader that leaves has enough, as in `| head -1`. */
  readonly isReported: boolean;

  constructor(message?: string) {
    super({
      code: "OUTPUT_CLOSED",
      message: message ?? "The reader of stdout has closed it.",
      hint: "Open stdout. To discard the result, write it to /dev/null, as in > /dev/null.",
    });
    this.isReported = message !== undefined;
  }
}

/** The error for a stdout that cannot be written, such as a file on a full disk. */
export function outputLost(cause: Error): MoaError {
  return new MoaError({
    code: "OUTPUT_LOST",
    message: `stdout cannot be written: ${cause.message}.`,
    hint: "Free space at the destination, or write to another one.",
    cause,
  });
}
