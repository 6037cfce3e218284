import { MoaError } from "@moagraph/provider-kit";
import { didYouMean, nearestName } from "./nearest-name.js";
import { listNames, quote } from "./quote.js";

/** `swapModels` got a model that no node of the graph asks. */
export class UnknownModelError extends MoaError {
  /** @internal */
  constructor(graph: string, model: string, known: readonly string[]) {
    super({
      code: "UNKNOWN_MODEL",
      message: `Graph ${quote(graph)} asks no model ${quote(model)}.`,
      hint: didYouMean(nearestName(model, known), `Its models: ${listNames(known)}.`),
    });
  }
}
