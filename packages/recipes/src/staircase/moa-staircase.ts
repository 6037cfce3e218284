import { layered } from "@moagraph/core/graph";
import { defineRecipe } from "../define-recipe.js";
import { qwen110b } from "../paper/paper-models.js";
import { paperProposers } from "../paper/paper-proposers.js";
import { paperSampling } from "../paper/paper-sampling.js";
import type { Recipe } from "../recipe.js";
import { staircaseCitation } from "./staircase-citation.js";
import { staircaseDifferences } from "./staircase-differences.js";
import { staircasePublished } from "./staircase-published.js";

/**
 * MoA with staircase streaming: the graph of `moa`, whose second and third layer write while the layer
 * before is still writing.
 *
 * Each node of these layers makes one to `maxRounds` requests: 13 requests at least.
 *
 * @see arXiv 2510.05059
 * @example
 * ```ts
 * import { planRun } from "@moagraph/core/graph";
 * import { moaStaircase } from "@moagraph/recipes";
 *
 * const { total } = planRun(moaStaircase.graph, { facts: () => ({}) });
 * const nodes = total.staircase?.nodes.length; // 7
 * ```
 */
export const moaStaircase: Recipe = /* @__PURE__ */ defineRecipe({
  name: "moa-staircase",
  summary: "As moa, but each layer starts on the first chunks of the layer before.",
  graph: /* @__PURE__ */ layered({
    name: "moa-staircase",
    staircase: {},
    layers: [paperProposers, paperProposers],
    aggregator: { model: qwen110b, ...paperSampling },
  }),
  citation: staircaseCitation,
  published: staircasePublished,
  differences: [
    ...staircaseDifferences,
    "A figure of the paper shows one layer of three proposers. Whether it was measured with several layers is unknown to us.",
  ],
});
