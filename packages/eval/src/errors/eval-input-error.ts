import { MoaError } from "@moagraph/provider-kit";

/** A scoring or statistics function got numbers or texts that it cannot use. */
export class EvalInputError extends MoaError {
  /**
   * @param message - What was found, and what was expected.
   * @param hint - What to do next.
   */
  constructor(message: string, hint: string) {
    super({ code: "INVALID_INPUT", message, hint });
  }
}
