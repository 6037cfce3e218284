// How it works: `xai.ts` sets the endpoint's properties for `@moagraph/openai-compatible`.
// `xai-models.ts` is the table of known models, their facts and names.
// `xai-capabilities.ts` says what models accept.

/**
 * The models of xAI, as a Moagraph provider.
 *
 * @module @moagraph/xai
 */
export { xai, type XaiOptions } from "./xai.js";
export type { XaiModelId } from "./xai-models.js";
