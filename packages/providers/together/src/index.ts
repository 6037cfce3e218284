// How it works: `together.ts` sets the endpoint's properties for `@moagraph/openai-compatible`.
// `together-models.ts` is the table of known models, their facts and names.
// `together-request.ts` writes the vendor's names.

/**
 * The open models that Together AI serves, as a Moagraph provider.
 *
 * @module @moagraph/together
 */
export { together, type TogetherOptions } from "./together.js";
export type { TogetherModelId } from "./together-models.js";
