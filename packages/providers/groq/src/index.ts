// How it works: `groq.ts` sets the endpoint's properties for `@moagraph/openai-compatible`.
// `groq-models.ts` is the table of known models, their facts and names.
// `groq-capabilities.ts` says what models accept.

/**
 * The models of Groq, as a Moagraph provider.
 *
 * @module @moagraph/groq
 */
export { groq, type GroqOptions } from "./groq.js";
export type { GroqModelId } from "./groq-models.js";
