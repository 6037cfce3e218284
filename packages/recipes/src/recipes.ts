import { archonGeneral } from "./archon-general.js";
import { council } from "./council.js";
import { debate } from "./later/debate.js";
import { escalate } from "./later/escalate.js";
import { sparseMoa } from "./later/sparse-moa.js";
import { residualMoa } from "./later/residual-moa.js";
import { attentionMoa } from "./later/attention-moa.js";
import { routeMoa } from "./later/route-moa.js";
import { fusion } from "./later/fusion.js";
import { modelSwitch } from "./later/model-switch.js";
import { recursiveAggregation } from "./later/recursive-aggregation.js";
import { llmRanker } from "./llm-ranker.js";
import { math } from "./math.js";
import { moaGpt4o } from "./moa-gpt4o.js";
import { moaLite } from "./moa-lite.js";
import { moa } from "./moa.js";
import { multiProposer } from "./multi-proposer.js";
import { panelBudget } from "./panels/panel-budget.js";
import { panelFrontier } from "./panels/panel-frontier.js";
import { panelLocal } from "./panels/panel-local.js";
import { panelOpen } from "./panels/panel-open.js";
import type { Recipe } from "./recipe.js";
import { selfMoaSeq } from "./self-moa-seq.js";
import { selfMoa } from "./self-moa.js";
import { singleProposer } from "./single-proposer.js";
import { moaLiteStaircase } from "./staircase/moa-lite-staircase.js";
import { moaStaircase } from "./staircase/moa-staircase.js";

/** The names of the recipes. */
export type RecipeName =
  | "moa"
  | "moa-gpt4o"
  | "moa-lite"
  | "single-proposer"
  | "multi-proposer"
  | "llm-ranker"
  | "math"
  | "self-moa"
  | "self-moa-seq"
  | "moa-staircase"
  | "moa-lite-staircase"
  | "sparse-moa"
  | "residual-moa"
  | "attention-moa"
  | "route-moa"
  | "council"
  | "archon-general"
  | "fusion"
  | "model-switch"
  | "recursive-aggregation"
  | "debate"
  | "panel-frontier"
  | "panel-budget"
  | "panel-open"
  | "panel-local"
  | "escalate";

/**
 * All recipes by name, in display order.
 *
 * @example
 * ```ts
 * import { recipes } from "@moagraph/recipes";
 *
 * for (const { name, summary } of Object.values(recipes)) console.log(name, summary);
 * // moa Six open models propose, all six revise, Qwen1.5-110B-Chat synthesises.
 * // ...
 * ```
 */
export const recipes: Readonly<Record<RecipeName, Recipe>> = /* @__PURE__ */ Object.freeze({
  moa,
  "moa-gpt4o": moaGpt4o,
  "moa-lite": moaLite,
  "single-proposer": singleProposer,
  "multi-proposer": multiProposer,
  "llm-ranker": llmRanker,
  math,
  "self-moa": selfMoa,
  "self-moa-seq": selfMoaSeq,
  "moa-staircase": moaStaircase,
  "moa-lite-staircase": moaLiteStaircase,
  "sparse-moa": sparseMoa,
  "residual-moa": residualMoa,
  "attention-moa": attentionMoa,
  "route-moa": routeMoa,
  council,
  "archon-general": archonGeneral,
  fusion,
  "model-switch": modelSwitch,
  "recursive-aggregation": recursiveAggregation,
  debate,
  "panel-frontier": panelFrontier,
  "panel-budget": panelBudget,
  "panel-open": panelOpen,
  "panel-local": panelLocal,
  escalate,
});

/**
 * Whether a recipe with this name exists.
 *
 * @param name - Any text.
 * @example
 * ```ts
 * import { isRecipeName, recipes } from "@moagraph/recipes";
 *
 * const name: string = "moa-lite";
 * if (isRecipeName(name)) console.log(recipes[name].summary);
 * // Six open models propose, Qwen1.5-72B-Chat synthesises.
 * ```
 */
export function isRecipeName(name: string): name is RecipeName {
  return Object.hasOwn(recipes, name);
}
