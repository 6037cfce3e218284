// How it works: `openai.ts` sets the endpoint's properties for `@moagraph/openai-compatible`.
// `openai-models.ts` is the table of known models, their facts and names.
// `openai-capabilities.ts` says what models accept.

/**
 * OpenAI's chat models as a Moagraph provider.
 *
 * @module @moagraph/openai
 */
export { openai, type OpenAiOptions } from "./openai.js";
export { openAiFields } from "./openai-fields.js";
export { openAiCapabilities } from "./openai-capabilities.js";
export type { OpenAiModelId } from "./openai-models.js";
