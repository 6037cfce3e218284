import type { Recipe } from "../recipe.js";
import { panelRecipe } from "./panel-recipe.js";

/**
 * Small models of four families, on your machine through Ollama. 3 + 1 calls.
 *
 * It needs no key. Pull the models first, such as `ollama pull gemma3:4b`.
 *
 * @example
 * ```ts
 * import { modelCallsOf } from "@moagraph/core/graph";
 * import { panelLocal } from "@moagraph/recipes";
 *
 * const calls = modelCallsOf(panelLocal.graph); // 4
 * ```
 */
export const panelLocal: Recipe = /* @__PURE__ */ panelRecipe({
  name: "panel-local",
  summary: "Three small models propose on your machine, Gemma 3 4B synthesises.",
  proposers: ["ollama:llama3.2:3b", "ollama:qwen3:4b", "ollama:ministral-3:3b"],
  aggregator: "ollama:gemma3:4b",
  choice:
    "No model has more than 5 billion parameters, so each fits in the memory of a laptop. The aggregator has the highest known score of these on LMArena's text leaderboard: 1293 on 4 August 2025.",
});
