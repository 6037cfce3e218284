/**
 * The Mixture-of-Agents paper's configurations as ready graphs. They are data: no provider is
 * imported, no model asked.
 *
 * @module @moagraph/recipes
 */
export { isRecipeName, type RecipeName, recipes } from "./recipes.js";
export type { Citation, PublishedScore, Recipe } from "./recipe.js";

export { moa } from "./moa.js";
export { moaGpt4o } from "./moa-gpt4o.js";
export { moaLite } from "./moa-lite.js";
export { multiProposer, multiProposerGraph, type MultiProposerOptions } from "./multi-proposer.js";
export {
  singleProposer,
  singleProposerGraph,
  type SingleProposerOptions,
} from "./single-proposer.js";

export { paperModels } from "./paper-models.js";
