import { MoaError } from "@moagraph/core/graph";

/** The user stopped the run with ^C. */
export class InterruptedError extends MoaError {
  constructor() {
    super({
      code: "INTERRUPTED",
      message: "Interrupted.",
      hint: "Every call was stopped; run again for an answer.",
    });
  }
}
