import { MoaError } from "@moagraph/core/graph";

/** The user stopped the run with ^C. */
export class InterruptedError extends MoaError {
  constructor() {
    super({
      code: "INTERRUPTED",
      message: "Interrupted.",
      hint: "All calls were cancelled. Run again for an answer.",
    });
  }
}
