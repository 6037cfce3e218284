// How it works: `mistral.ts` sets the endpoint's properties for `@moagraph/openai-compatible`.
// `mistral-models.ts` is the table of known models, their facts and names.
// `mistral-capabilities.ts` says what models accept, and `mistral-request.ts` writes the vendor's names.

/**
 * The models of Mistral AI, as a Moagraph provider.
 *
 * @module @moagraph/mistral
 */
export { mistral, type MistralOptions } from "./mistral.js";
export type { MistralModelId } from "./mistral-models.js";
