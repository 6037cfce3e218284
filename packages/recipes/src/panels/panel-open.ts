import type { Recipe } from "../recipe.js";
import { panelRecipe } from "./panel-recipe.js";

/**
 * Models with open weights of five families, through Together. 4 + 1 calls.
 *
 * It needs one key, that of Together.
 *
 * @example
 * ```ts
 * import { modelCallsOf } from "@moagraph/core/graph";
 * import { panelOpen } from "@moagraph/recipes";
 *
 * const calls = modelCallsOf(panelOpen.graph); // 5
 * ```
 */
export const panelOpen: Recipe = /* @__PURE__ */ panelRecipe({
  name: "panel-open",
  summary: "Four models with open weights propose, Gemma 4 31B synthesises.",
  proposers: [
    "together:moonshotai/Kimi-K2.6",
    "together:zai-org/GLM-5.2",
    "together:deepseek-ai/DeepSeek-V4-Pro-0813",
    "together:openai/gpt-oss-120b",
  ],
  aggregator: "together:google/gemma-4-31B-it",
  choice:
    "All models have open weights. The aggregator has the highest known score of those that Together serves on LMArena's text leaderboard: 1451 on 19 April 2026.",
});
