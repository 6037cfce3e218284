import type { Recipe } from "../recipe.js";
import { panelRecipe } from "./panel-recipe.js";

/**
 * Inexpensive models of four families, through OpenRouter. 3 + 1 calls.
 *
 * It needs one key, that of OpenRouter.
 *
 * @example
 * ```ts
 * import { modelCallsOf } from "@moagraph/core/graph";
 * import { panelBudget } from "@moagraph/recipes";
 *
 * const calls = modelCallsOf(panelBudget.graph); // 4
 * ```
 */
export const panelBudget: Recipe = /* @__PURE__ */ panelRecipe({
  name: "panel-budget",
  summary: "Three inexpensive models propose, Gemma 4 31B synthesises.",
  proposers: [
    "openrouter:openai/gpt-5.6-luna",
    "openrouter:qwen/qwen3.7-plus",
    "openrouter:minimax/minimax-m3",
  ],
  aggregator: "openrouter:google/gemma-4-31b-it",
  choice:
    "No model costs more than 1.50 US dollars per million reply tokens. The aggregator has the highest known score of these on LMArena's text leaderboard: 1451 on 19 April 2026.",
});
