/**
 * The Mixture-of-Agents paper's configurations and their successors as ready graphs. They are data:
 * no provider is imported, no model asked.
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
export { llmRanker } from "./llm-ranker.js";

export { selfMoa, selfMoaGraph, type SelfMoaOptions } from "./self-moa.js";
export { selfMoaSeq, selfMoaSeqGraph, type SelfMoaSeqOptions } from "./self-moa-seq.js";
export { council } from "./council.js";
export { archonGeneral } from "./archon-general.js";

export { paperModels } from "./paper-models.js";
