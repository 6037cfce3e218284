import { type GraphSpec, layered, proposer } from "@moagraph/core/graph";
import { defineRecipe } from "./define-recipe.js";
import { lcWinRate } from "./paper/lc-win-rate.js";
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
import { paperSampling } from "./paper/paper-sampling.js";
import { table3, table4 } from "./paper/published-sources.js";
import type { Recipe } from "./recipe.js";

/** Options of {@link singleProposerGraph}. */
export interface SingleProposerOptions {
  /**
   * The proposing model, as `provider:model-id`.
   *
   * @defaultValue `"together:Qwen/Qwen1.5-110B-Chat"`
   */
  readonly model?: string | undefined;
  /**
   * The number of its samples, one call each: the paper's n.
   *
   * @defaultValue `6`
   */
  readonly samples?: number | undefined;
}

/**
 * Makes the graph of the paper's single-proposer setting: n samples of one model, which
 * Qwen1.5-110B-Chat synthesises.
 *
 * Two layers, n + 1 model calls. The aggregator is fixed; `swapModels` changes it.
 *
 * @param options - Model and number of samples, if they are not those of the paper.
 * @throws `GraphValidationError` `INVALID_GRAPH` If `samples` is not a whole number of 1 or more.
 * @see arXiv 2406.04692, section 3.3, tables 3 and 4
 * @example The strongest row of table 4
 * ```ts
 * import { singleProposerGraph } from "@moagraph/recipes";
 *
 * const graph = singleProposerGraph({ model: "together:microsoft/WizardLM-2-8x22B", samples: 6 });
 * ```
 */
export function singleProposerGraph(options: SingleProposerOptions = {}): GraphSpec {
  const { model = qwen110b, samples = 6 } = options;
  return layered({
    name: "single-proposer",
    layers: [[proposer({ model, samples, ...paperSampling })]],
    aggregator: { model: qwen110b, ...paperSampling },
  });
}

/**
 * The single-proposer setting at n = 6 with Qwen1.5-110B-Chat. 7 calls.
 *
 * @see arXiv 2406.04692, section 3.3, table 3
 * @example
 * ```ts
 * import { modelCallsOf } from "@moagraph/core/graph";
 * import { singleProposer } from "@moagraph/recipes";
 *
 * const calls = modelCallsOf(singleProposer.graph); // 7
 * ```
 */
export const singleProposer: Recipe = /* @__PURE__ */ defineRecipe({
  name: "single-proposer",
  summary: "Qwen1.5-110B-Chat proposes six times and synthesises.",
  graph: /* @__PURE__ */ singleProposerGraph(),
  citation: { ...paperCitation, section: "sections 2.2 and 3.3, tables 3 and 4" },
  published: [
    { ...lcWinRate(56.7), source: table3 },
    { ...lcWinRate(56.1), variant: "samples: 3", source: table3 },
    { ...lcWinRate(54.5), variant: "samples: 2", source: table3 },
    { ...lcWinRate(47.8), variant: "samples: 1", source: table3 },
    { ...lcWinRate(63.8), variant: `model: ${wizardLm8x22b}`, source: table4 },
    { ...lcWinRate(53.3), variant: `model: ${qwen72b}`, source: table4 },
    { ...lcWinRate(60.6), variant: `model: ${llama3}`, source: table4 },
    { ...lcWinRate(54.8), variant: `model: ${mixtral8x22b}`, source: table4 },
    { ...lcWinRate(55.1), variant: `model: ${dbrx}`, source: table4 },
  ],
  differences: [
    ...paperDifferences,
    mixtralDifference,
    "Table 3 does not name the proposing model. We assume Qwen1.5-110B-Chat: its 56.7 as proposer in table 4 equals table 3's 56.7 at n = 6.",
    "Table 4 does not state the number of samples of its proposers. We assume six, for the same reason.",
    "The scripts of tables 3 and 4 were not published. Temperature 0.7 is the paper's, 2048 output tokens are the default of the published code. No spread is printed.",
    "Self-MoA (arXiv 2502.00674, table 1) prints 65.7 for six samples of WizardLM with the same aggregator; table 4 prints 63.8.",
  ],
});
