// How it works: `openrouter.ts` sets the endpoint's properties for `@moagraph/openai-compatible`.
// `openrouter-models.ts` is the table of known models, their facts and names.
// `openrouter-request.ts` writes the vendor's names.

/**
 * The models of OpenRouter, as a Moagraph provider.
 *
 * @module @moagraph/openrouter
 */
export { openrouter, type OpenrouterOptions } from "./openrouter.js";
export type { OpenrouterModelId } from "./openrouter-models.js";
