// How it works: `cerebras.ts` sets the endpoint's properties for `@moagraph/openai-compatible`.
// `cerebras-models.ts` is the table of known models, their facts and names.
// `cerebras-capabilities.ts` says what models accept.

/**
 * The models of Cerebras, as a Moagraph provider.
 *
 * @module @moagraph/cerebras
 */
export { cerebras, type CerebrasOptions } from "./cerebras.js";
export type { CerebrasModelId } from "./cerebras-models.js";
