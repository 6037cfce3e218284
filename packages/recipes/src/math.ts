import { type GraphSpec, layered } from "@moagraph/core/graph";
import { checkCount } from "./options/check-count.js";
import { defineRecipe } from "./define-recipe.js";
import { mathAccuracy } from "./paper/math-accuracy.js";
import { paperCitation } from "./paper/paper-citation.js";
import { mixtralDifference, paperDifferences } from "./paper/paper-differences.js";
import {
  dbrx,
  llama3,
  mixtral8x22b,
  qwen110b,
  qwen72b,
  wizardLm8x22b,
} from "./paper/paper-models.js";
import { paperProposers } from "./paper/paper-proposers.js";
import { paperSampling } from "./paper/paper-sampling.js";
import { table8 } from "./paper/published-sources.js";
import type { Recipe } from "./recipe.js";

/** Options of {@link mathGraph}. */
export interface MathOptions {
  /**
   * The model of the last layer, a row of table 8.
   *
   * @defaultValue `"together:microsoft/WizardLM-2-8x22B"`
   */
  readonly aggregator?: string | undefined;
  /**
   * The number of layers, a column of table 8, including the aggregator's. A whole number of 2 or
   * more.
   *
   * @defaultValue `3`
   */
  readonly layers?: number | undefined;
}

/**
 * Makes the graph of a cell of the paper's table 8: all six open models in each layer except the
 * last, and one aggregator.
 *
 * Model calls: six for each layer except the last, and one.
 *
 * @param options - The row and the column, if they are not those of the best three-layer score.
 * @throws `MoaError` `INVALID_SETTING` If `layers` is not a whole number of 2 or more.
 * @see arXiv 2406.04692, appendix D, table 8
 * @example The best score of the table: two layers, Llama 3
 * ```ts
 * import { modelCallsOf } from "@moagraph/core/graph";
 * import { mathGraph } from "@moagraph/recipes";
 *
 * const graph = mathGraph({ aggregator: "together:meta-llama/Llama-3-70b-chat-hf", layers: 2 });
 * const calls = modelCallsOf(graph); // 7
 * ```
 */
export function mathGraph(options: MathOptions = {}): GraphSpec {
  const { aggregator = wizardLm8x22b, layers = 3 } = options;
  checkCount({ setting: "layers", of: "mathGraph", value: layers, least: 2 });
  return layered({
    name: "math",
    layers: Array.from({ length: layers - 1 }, () => paperProposers),
    aggregator: { model: aggregator, ...paperSampling },
  });
}

/**
 * The paper's configuration for MATH: three layers of open models, with the aggregator of the best
 * three-layer score. 6 + 6 + 1 calls.
 *
 * @see arXiv 2406.04692, appendix D, table 8
 * @example
 * ```ts
 * import { layersOf } from "@moagraph/core/graph";
 * import { math } from "@moagraph/recipes";
 *
 * const sizes = layersOf(math.graph).map((layer) => layer.length); // [6, 6, 1]
 * ```
 */
export const math: Recipe = /* @__PURE__ */ defineRecipe({
  name: "math",
  summary: "Six open models propose, all six revise, WizardLM-2-8x22B synthesises, for MATH.",
  graph: /* @__PURE__ */ mathGraph(),
  citation: { ...paperCitation, section: "appendix D, table 8" },
  published: [
    { ...mathAccuracy(0.58), source: table8 },
    { ...mathAccuracy(0.574), variant: "layers: 2", source: table8 },
    { ...mathAccuracy(0.576), variant: `aggregator: ${qwen110b}`, source: table8 },
    { ...mathAccuracy(0.57), variant: `aggregator: ${qwen110b}, layers: 2`, source: table8 },
    { ...mathAccuracy(0.552), variant: `aggregator: ${qwen72b}`, source: table8 },
    { ...mathAccuracy(0.526), variant: `aggregator: ${qwen72b}, layers: 2`, source: table8 },
    { ...mathAccuracy(0.578), variant: `aggregator: ${llama3}`, source: table8 },
    { ...mathAccuracy(0.584), variant: `aggregator: ${llama3}, layers: 2`, source: table8 },
    { ...mathAccuracy(0.556), variant: `aggregator: ${mixtral8x22b}`, source: table8 },
    { ...mathAccuracy(0.534), variant: `aggregator: ${mixtral8x22b}, layers: 2`, source: table8 },
    { ...mathAccuracy(0.522), variant: `aggregator: ${dbrx}`, source: table8 },
    { ...mathAccuracy(0.456), variant: `aggregator: ${dbrx}, layers: 2`, source: table8 },
  ],
  differences: [
    ...paperDifferences,
    mixtralDifference,
    "The paper prints six aggregators and names none as its configuration for MATH. This graph has the one with the best score of three layers. Llama 3 with two layers (0.584) has the best score of the table; `mathGraph` makes each of its cells.",
    "Table 8 also prints one layer, which is the aggregator's model alone: 0.544 for WizardLM. It is not a mixture, so it is not listed.",
    "Neither the script, the prompt, the sampling nor the number of problems was published for MATH. Temperature 0.7 and 2048 output tokens are those of the AlpacaEval script and its code. No spread is printed.",
    "How the answers were compared is not published. The graph passes on the aggregator's text; it does not extract a final answer.",
    "With Llama 3, the score falls from 0.584 to 0.578 with the third layer.",
  ],
});
