import type { Recipe } from "../recipe.js";
import { panelRecipe } from "./panel-recipe.js";

/**
 * Current models of four vendors, without a limit on the price. 4 + 1 calls.
 *
 * It needs the keys of OpenAI, Anthropic, Google and xAI.
 *
 * @example
 * ```ts
 * import { modelCallsOf } from "@moagraph/core/graph";
 * import { panelFrontier } from "@moagraph/recipes";
 *
 * const calls = modelCallsOf(panelFrontier.graph); // 5
 * ```
 */
export const panelFrontier: Recipe = /* @__PURE__ */ panelRecipe({
  name: "panel-frontier",
  summary: "Current models of four vendors propose, Claude Fable 5 synthesises.",
  proposers: [
    "openai:gpt-6.2-sol",
    "anthropic:claude-opus-5-5",
    "google:gemini-3.8-flash",
    "xai:grok-4.6",
  ],
  aggregator: "anthropic:claude-fable-5",
  choice:
    "The proposers are current models of four vendors, with known prices. The aggregator has the highest known score on LMArena's text leaderboard: 1508 on 21 August 2026. No newer model has a known score.",
});
