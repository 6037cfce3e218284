// How it works: `deepseek.ts` sets the endpoint's properties for `@moagraph/openai-compatible`.
// `deepseek-models.ts` is the table of known models, their facts and names.
// `deepseek-capabilities.ts` says what models accept, and `deepseek-request.ts` writes the vendor's names.

/**
 * The models of DeepSeek, as a Moagraph provider.
 *
 * @module @moagraph/deepseek
 */
export { deepseek, type DeepseekOptions } from "./deepseek.js";
export type { DeepseekModelId } from "./deepseek-models.js";
