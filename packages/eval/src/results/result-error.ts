import { MoaError } from "@moagraph/provider-kit";

/** A result has a number that is none, or two parts with the same file. Nothing was written. */
export class ResultError extends MoaError {
  /** @internal */
  constructor(message: string, hint: string) {
    super({ code: "INVALID_INPUT", message, hint });
  }
}
