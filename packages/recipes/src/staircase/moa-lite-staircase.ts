import { layered } from "@moagraph/core/graph";
import { defineRecipe } from "../define-recipe.js";
import { qwen72b } from "../paper/paper-models.js";
import { paperProposers } from "../paper/paper-proposers.js";
import { paperSampling } from "../paper/paper-sampling.js";
import type { Recipe } from "../recipe.js";
import { staircaseCitation } from "./staircase-citation.js";
import { staircaseDifferences } from "./staircase-differences.js";
import { staircasePublished } from "./staircase-published.js";

/**
 * MoA-Lite with staircase streaming: the graph of `moa-lite`, whose aggregator writes while the proposals
 * are still being written.
 *
 * The aggregator makes one to `maxRounds` requests: 7 requests at least.
 *
 * @see arXiv 2510.05059
 * @example
 * ```ts
 * import { planRun } from "@moagraph/core/graph";
 * import { moaLiteStaircase } from "@moagraph/recipes";
 *
 * const { total } = planRun(moaLiteStaircase.graph, { facts: () => ({}) });
 * const layout = total.staircase?.nodes[0]?.layout; // "append"
 * ```
 */
export const moaLiteStaircase: Recipe = /* @__PURE__ */ defineRecipe({
  name: "moa-lite-staircase",
  summary: "As moa-lite, but the aggregator starts on the first chunks of the proposals.",
  graph: /* @__PURE__ */ layered({
    name: "moa-lite-staircase",
    staircase: {},
    layers: [paperProposers],
    aggregator: { model: qwen72b, ...paperSampling },
  }),
  citation: staircaseCitation,
  published: staircasePublished,
  differences: [
    ...staircaseDifferences,
    "A figure of the paper shows three proposers. This graph has the six of MoA-Lite.",
  ],
});
