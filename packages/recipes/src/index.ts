// How it works: Each recipe has its own file with its graph, citation, published scores and known
// differences. The `paper-*.ts` and `self-moa-*.ts` files hold what several recipes share.
// `staircase/` has those with a short time to first token, `later/` those of later work, `panels/` those of
// today's models. `recipes.ts` lists all by name.

/**
 * The configurations of the Mixture-of-Agents paper and its successors, and panels of current models,
 * as ready graphs. They are data: importing them loads no provider and calls no model.
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
export { math, mathGraph, type MathOptions } from "./math.js";

export { selfMoa, selfMoaGraph, type SelfMoaOptions } from "./self-moa.js";
export { selfMoaSeq, selfMoaSeqGraph, type SelfMoaSeqOptions } from "./self-moa-seq.js";
export { moaStaircase } from "./staircase/moa-staircase.js";
export { moaLiteStaircase } from "./staircase/moa-lite-staircase.js";
export { sparseMoa, sparseMoaGraph, type SparseMoaOptions } from "./later/sparse-moa.js";
export { residualMoa, residualMoaGraph, type ResidualMoaOptions } from "./later/residual-moa.js";
export {
  attentionMoa,
  attentionMoaGraph,
  type AttentionMoaOptions,
} from "./later/attention-moa.js";
export { routeMoa, routeMoaGraph, type RouteMoaOptions } from "./later/route-moa.js";
export { council } from "./council.js";
export { archonGeneral } from "./archon-general.js";

export { debate, debateGraph, type DebateOptions } from "./later/debate.js";
export { escalate, escalateGraph, type EscalateOptions } from "./later/escalate.js";
export { fusion, fusionGraph, type FusionOptions } from "./later/fusion.js";
export { modelSwitch, modelSwitchGraph, type ModelSwitchOptions } from "./later/model-switch.js";
export {
  recursiveAggregation,
  recursiveAggregationGraph,
  type RecursiveAggregationOptions,
} from "./later/recursive-aggregation.js";

export { panelFrontier } from "./panels/panel-frontier.js";
export { panelBudget } from "./panels/panel-budget.js";
export { panelOpen } from "./panels/panel-open.js";
export { panelLocal } from "./panels/panel-local.js";

export { paperModels } from "./paper/paper-models.js";
