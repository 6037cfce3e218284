// How it works: `groq.ts` sets the endpoint's properties for `@moagraph/openai-compatible`.
// `groq-models.ts` is the table of known models, their facts and names.

/**
 * The models of Groq, as a Moagraph provider.
 *
 * @module @moagraph/groq
 */
export { groq, type GroqOptions } from "./groq.js";
export type { GroqModelId } from "./groq-models.js";
