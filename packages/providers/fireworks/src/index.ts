// How it works: `fireworks.ts` sets the endpoint's properties for `@moagraph/openai-compatible`.
// `fireworks-models.ts` is the table of known models, their facts and names.
// `fireworks-capabilities.ts` says what models accept.

/**
 * The models of Fireworks AI, as a Moagraph provider.
 *
 * @module @moagraph/fireworks
 */
export { fireworks, type FireworksOptions } from "./fireworks.js";
export type { FireworksModelId } from "./fireworks-models.js";
