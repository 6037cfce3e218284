import { type GraphSpec, layered } from "@moagraph/core/graph";
import { checkFilled } from "./options/check-filled.js";
import { defineRecipe } from "./define-recipe.js";
import { lcWinRate } from "./paper/lc-win-rate.js";
import { mathAccuracy } from "./paper/math-accuracy.js";
import { paperCitation } from "./paper/paper-citation.js";
import { mixtralDifference, paperDifferences } from "./paper/paper-differences.js";
import {
  dbrx,
  llama3,
  mixtral8x22b,
  paperModels,
  qwen110b,
  qwen72b,
  wizardLm8x22b,
} from "./paper/paper-models.js";
import { proposersOf } from "./paper/paper-proposers.js";
import { paperSampling } from "./paper/paper-sampling.js";
import { table3, table4, table8 } from "./paper/published-sources.js";
import type { Recipe } from "./recipe.js";

/** Options of {@link multiProposerGraph}. */
export interface MultiProposerOptions {
  /**
   * The proposing models, at least one. Each makes one call. The aggregator reads them in this
   * order.
   *
   * @defaultValue the six of `paperModels`
   */
  readonly models?: readonly string[] | undefined;
  /**
   * The synthesising model.
   *
   * @defaultValue `"together:Qwen/Qwen1.5-110B-Chat"`
   */
  readonly aggregator?: string | undefined;
}

/**
 * Makes the graph of the paper's multiple-proposer setting: n models give one answer each, and one
 * model synthesises.
 *
 * Two layers, n + 1 model calls.
 *
 * @param options - Proposers and aggregator, if they are not those of the paper.
 * @throws `MoaError` `INVALID_SETTING` If `models` is empty.
 * @throws `GraphValidationError` `INVALID_GRAPH` If a model's name is empty.
 * @see arXiv 2406.04692, section 3.3, tables 3 and 4
 * @example Another aggregator, a row of table 4
 * ```ts
 * import { multiProposerGraph } from "@moagraph/recipes";
 *
 * const graph = multiProposerGraph({ aggregator: "together:microsoft/WizardLM-2-8x22B" });
 * ```
 */
export function multiProposerGraph(options: MultiProposerOptions = {}): GraphSpec {
  const { models = paperModels, aggregator = qwen110b } = options;
  checkFilled({ setting: "models", of: "multiProposerGraph", value: models });
  return layered({
    name: "multi-proposer",
    layers: [proposersOf(models)],
    aggregator: { model: aggregator, ...paperSampling },
  });
}

/**
 * The multiple-proposer setting at n = 6 with the paper's open models. 7 calls.
 *
 * @see arXiv 2406.04692, section 3.3, table 3
 * @example
 * ```ts
 * import { layersOf } from "@moagraph/core/graph";
 * import { multiProposer } from "@moagraph/recipes";
 *
 * const sizes = layersOf(multiProposer.graph).map((layer) => layer.length); // [6, 1]
 * ```
 */
export const multiProposer: Recipe = /* @__PURE__ */ defineRecipe({
  name: "multi-proposer",
  summary: "Six open models propose, Qwen1.5-110B-Chat synthesises.",
  graph: /* @__PURE__ */ multiProposerGraph(),
  citation: { ...paperCitation, section: "sections 2.2 and 3.3, tables 3 and 4" },
  published: [
    { ...lcWinRate(61.3), source: table3 },
    { ...lcWinRate(58), variant: "3 models", source: table3 },
    { ...lcWinRate(58.8), variant: "2 models", source: table3 },
    { ...lcWinRate(47.8), variant: "1 model", source: table3 },
    { ...lcWinRate(52.9), variant: `aggregator: ${wizardLm8x22b}`, source: table4 },
    { ...lcWinRate(59.3), variant: `aggregator: ${qwen72b}`, source: table4 },
    { ...lcWinRate(45), variant: `aggregator: ${llama3}`, source: table4 },
    { ...lcWinRate(48.4), variant: `aggregator: ${mixtral8x22b}`, source: table4 },
    { ...lcWinRate(41.5), variant: `aggregator: ${dbrx}`, source: table4 },
    { ...mathAccuracy(0.57), source: table8 },
    { ...mathAccuracy(0.574), variant: `aggregator: ${wizardLm8x22b}`, source: table8 },
    { ...mathAccuracy(0.526), variant: `aggregator: ${qwen72b}`, source: table8 },
    { ...mathAccuracy(0.584), variant: `aggregator: ${llama3}`, source: table8 },
    { ...mathAccuracy(0.534), variant: `aggregator: ${mixtral8x22b}`, source: table8 },
    { ...mathAccuracy(0.456), variant: `aggregator: ${dbrx}`, source: table8 },
  ],
  differences: [
    ...paperDifferences,
    mixtralDifference,
    "The models of table 3 at n = 3, 2 and 1 were not published, so these rows have only a count. At n = 1, both its columns print 47.8.",
    "The paper states that the score rises monotonically with n, but its score for n = 2 (58.8) is above that for n = 3 (58.0).",
    "The scripts of tables 3, 4 and 8 were not published. The order of the proposers, temperature 0.7 and 2048 output tokens are those of the published AlpacaEval script and its code. No spread is printed.",
    "Self-MoA (arXiv 2502.00674, table 1) prints 59.1 for a mixture of two layers; table 3 prints 61.3. The leaderboard's MoA-Lite, with another aggregator, also rounds to 59.1.",
  ],
});
