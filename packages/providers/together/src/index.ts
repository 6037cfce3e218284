/**
 * The open models that Together AI serves, as a Moagraph provider.
 *
 * @module @moagraph/together
 */
export { together, type TogetherOptions } from "./together.js";
export type { TogetherModelId } from "./together-models.js";
