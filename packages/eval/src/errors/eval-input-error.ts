import { MoaError } from "@moagraph/provider-kit";

/** A scoring or statistics function got numbers or texts that it cannot use. */
export class EvalInputError extends MoaError {
  constructor(message: string, hint: string) {
    super({ code: "INVALID_INPUT", message, hint });
  }
}
