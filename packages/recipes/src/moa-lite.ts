import { layered } from "@moagraph/core/graph";
import { defineRecipe } from "./define-recipe.js";
import { paperCitation } from "./paper/paper-citation.js";
import {
  mixtralDifference,
  mtBenchDifference,
  paperDifferences,
} from "./paper/paper-differences.js";
import { qwen72b } from "./paper/paper-models.js";
import { paperProposers } from "./paper/paper-proposers.js";
import { paperSampling } from "./paper/paper-sampling.js";
import { leaderboard, table2a, table2b, table8 } from "./paper/published-sources.js";
import type { Recipe } from "./recipe.js";

/**
 * MoA-Lite: two layers of open models, 6 + 1 calls.
 *
 * @see arXiv 2406.04692, section 3.1, table 2
 * @example
 * ```ts
 * import { toMermaid } from "@moagraph/core/graph";
 * import { moaLite } from "@moagraph/recipes";
 *
 * console.log(toMermaid(moaLite.graph)); // flowchart LR ...
 * ```
 */
export const moaLite: Recipe = /* @__PURE__ */ defineRecipe({
  name: "moa-lite",
  summary: "Six open models propose, Qwen1.5-72B-Chat synthesises.",
  graph: /* @__PURE__ */ layered({
    name: "moa-lite",
    layers: [paperProposers],
    aggregator: { model: qwen72b, ...paperSampling },
  }),
  citation: { ...paperCitation, section: "sections 2.2 and 3.1, table 2" },
  published: [
    {
      benchmark: "AlpacaEval 2.0",
      metric: "LC win rate (%)",
      score: 59.3,
      spread: 0.2,
      source: table2a,
    },
    {
      benchmark: "AlpacaEval 2.0",
      metric: "win rate (%)",
      score: 57,
      spread: 0.7,
      source: table2a,
    },
    {
      benchmark: "AlpacaEval 2.0",
      metric: "LC win rate (%)",
      score: 59.142,
      source: `${leaderboard}, row Together-MoA-Lite (standard error 0.758, average length 1968)`,
    },
    {
      benchmark: "AlpacaEval 2.0",
      metric: "win rate (%)",
      score: 56.593,
      source: `${leaderboard}, row Together-MoA-Lite`,
    },
    {
      benchmark: "MT-Bench",
      metric: "average (1 to 10)",
      score: 9.18,
      spread: 0.09,
      source: table2b,
    },
    { benchmark: "MT-Bench", metric: "first turn (1 to 10)", score: 9.38, source: table2b },
    { benchmark: "MT-Bench", metric: "second turn (1 to 10)", score: 8.99, source: table2b },
    { benchmark: "MATH", metric: "accuracy (0 to 1)", score: 0.526, source: table8 },
  ],
  differences: [
    ...paperDifferences,
    mtBenchDifference,
    mixtralDifference,
    "The leaderboard's row (59.142) is not the mean of three runs in table 2 (59.3). It was not published which run it is.",
    "The paper's improvement of 1.8 points is over GPT-4 Omni's 57.5 on AlpacaEval, not over any of the six models.",
  ],
});
