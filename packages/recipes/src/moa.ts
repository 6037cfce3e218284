import { layered } from "@moagraph/core/graph";
import { defineRecipe } from "./define-recipe.js";
import { paperCitation } from "./paper/paper-citation.js";
import {
  mixtralDifference,
  mtBenchDifference,
  noScriptDifference,
  paperDifferences,
} from "./paper/paper-differences.js";
import { qwen110b } from "./paper/paper-models.js";
import { paperProposers } from "./paper/paper-proposers.js";
import { paperSampling } from "./paper/paper-sampling.js";
import { leaderboard, table2a, table2b, table8 } from "./paper/published-sources.js";
import type { Recipe } from "./recipe.js";

/**
 * MoA: three layers of open models, 6 + 6 + 1 calls.
 *
 * @see arXiv 2406.04692, sections 2.2 and 3.1, table 2
 * @example
 * ```ts
 * import { modelCallsOf } from "@moagraph/core/graph";
 * import { moa } from "@moagraph/recipes";
 *
 * const calls = modelCallsOf(moa.graph); // 13
 * ```
 */
export const moa: Recipe = /* @__PURE__ */ defineRecipe({
  name: "moa",
  summary: "Six open models propose, all six revise, Qwen1.5-110B-Chat synthesises.",
  graph: /* @__PURE__ */ layered({
    name: "moa",
    layers: [paperProposers, paperProposers],
    aggregator: { model: qwen110b, ...paperSampling },
  }),
  citation: { ...paperCitation, section: "sections 2.2 and 3.1, table 2" },
  published: [
    {
      benchmark: "AlpacaEval 2.0",
      metric: "LC win rate (%)",
      score: 65.1,
      spread: 0.6,
      source: table2a,
    },
    {
      benchmark: "AlpacaEval 2.0",
      metric: "win rate (%)",
      score: 59.8,
      spread: 0.3,
      source: table2a,
    },
    {
      benchmark: "AlpacaEval 2.0",
      metric: "LC win rate (%)",
      score: 65.38,
      source: `${leaderboard}, row Together-MoA (standard error 0.739, average length 1825)`,
    },
    {
      benchmark: "AlpacaEval 2.0",
      metric: "win rate (%)",
      score: 59.869,
      source: `${leaderboard}, row Together-MoA`,
    },
    {
      benchmark: "MT-Bench",
      metric: "average (1 to 10)",
      score: 9.25,
      spread: 0.1,
      source: table2b,
    },
    { benchmark: "MT-Bench", metric: "first turn (1 to 10)", score: 9.44, source: table2b },
    { benchmark: "MT-Bench", metric: "second turn (1 to 10)", score: 9.07, source: table2b },
    { benchmark: "MATH", metric: "accuracy (0 to 1)", score: 0.576, source: table8 },
  ],
  differences: [
    ...paperDifferences,
    noScriptDifference,
    mtBenchDifference,
    mixtralDifference,
    "The leaderboard's row (65.38) is not the mean of three runs in table 2 (65.1). It was not published which run it is.",
    "The paper states that MoA has the top position on MT-Bench. This is true for MoA with GPT-4o. This recipe (9.25) is below GPT-4 Turbo (9.31).",
    "FLASK was published as a radar chart without a table, so it has no listed score. The paper's chart is for a Qwen1.5-110B-Chat aggregator. The published FLASK script runs MoA-Lite.",
  ],
});
