import { layered } from "@moagraph/core/graph";
import { defineRecipe } from "./define-recipe.js";
import { paperCitation } from "./paper/paper-citation.js";
import {
  mixtralDifference,
  mtBenchDifference,
  noScriptDifference,
  paperDifferences,
} from "./paper/paper-differences.js";
import { gpt4o } from "./paper/paper-models.js";
import { paperProposers } from "./paper/paper-proposers.js";
import { paperSampling } from "./paper/paper-sampling.js";
import { table2a, table2b } from "./paper/published-sources.js";
import type { Recipe } from "./recipe.js";

/**
 * MoA with GPT-4o: like MoA, but GPT-4o synthesises. 13 calls, the last one to OpenAI.
 *
 * @see arXiv 2406.04692, section 3.1, table 2
 * @example
 * ```ts
 * import { moaGpt4o } from "@moagraph/recipes";
 *
 * const output = moaGpt4o.graph.output; // "l3-gpt-4o-2024-05-13"
 * ```
 */
export const moaGpt4o: Recipe = /* @__PURE__ */ defineRecipe({
  name: "moa-gpt4o",
  summary: "Six open models propose, all six revise, GPT-4o synthesises.",
  graph: /* @__PURE__ */ layered({
    name: "moa-gpt4o",
    layers: [paperProposers, paperProposers],
    aggregator: { model: gpt4o, ...paperSampling },
  }),
  citation: { ...paperCitation, section: "sections 2.2 and 3.1, table 2" },
  published: [
    {
      benchmark: "AlpacaEval 2.0",
      metric: "LC win rate (%)",
      score: 65.7,
      spread: 0.7,
      source: table2a,
    },
    {
      benchmark: "AlpacaEval 2.0",
      metric: "win rate (%)",
      score: 78.7,
      spread: 0.2,
      source: table2a,
    },
    {
      benchmark: "MT-Bench",
      metric: "average (1 to 10)",
      score: 9.4,
      spread: 0.06,
      source: table2b,
    },
    { benchmark: "MT-Bench", metric: "first turn (1 to 10)", score: 9.49, source: table2b },
    { benchmark: "MT-Bench", metric: "second turn (1 to 10)", score: 9.31, source: table2b },
  ],
  differences: [
    ...paperDifferences,
    noScriptDifference,
    mtBenchDifference,
    mixtralDifference,
    "No published script can use two vendors in one run. Each script sends all its calls either to Together or to OpenAI.",
    "The paper does not name the snapshot of GPT-4o that aggregates. The graph uses the one that the paper compares with, GPT-4 Omni (05/13).",
    "The paper's introduction has 65.8 on AlpacaEval, its table 2 has 65.7. The number of the table is listed.",
  ],
});
