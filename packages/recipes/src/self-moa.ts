import { type GraphSpec, layered, proposer } from "@moagraph/core/graph";
import { defineRecipe } from "./define-recipe.js";
import { lcWinRate } from "./paper/lc-win-rate.js";
import { qwen110b, wizardLm8x22b } from "./paper/paper-models.js";
import { paperSampling } from "./paper/paper-sampling.js";
import { leaderboard, selfMoaTable1, selfMoaTable2 } from "./paper/published-sources.js";
import type { Recipe } from "./recipe.js";
import { selfMoaCitation } from "./self-moa-citation.js";
import { selfMoaDifferences } from "./self-moa-differences.js";

/** Options of {@link selfMoaGraph}. */
export interface SelfMoaOptions {
  /**
   * The proposing model, as `provider:model-id`.
   *
   * @defaultValue `"together:microsoft/WizardLM-2-8x22B"`
   */
  readonly model?: string | undefined;
  /**
   * The number of its samples, one call each.
   *
   * @defaultValue `6`
   */
  readonly samples?: number | undefined;
  /**
   * The synthesising model.
   *
   * @defaultValue `"together:Qwen/Qwen1.5-110B-Chat"`
   */
  readonly aggregator?: string | undefined;
}

/**
 * Makes a Self-MoA graph: several samples of one model, and one model that synthesises.
 *
 * Two layers, `samples` + 1 model calls.
 *
 * @param options - Model, samples and aggregator, if they are not those of the paper.
 * @throws `GraphValidationError` `INVALID_GRAPH` If `samples` is not a whole number of 1 or more.
 * @see arXiv 2502.00674, tables 1 and 2
 * @example The setting of table 2: one model gives four samples and synthesises them
 * ```ts
 * import { selfMoaGraph } from "@moagraph/recipes";
 *
 * const model = "together:microsoft/WizardLM-2-8x22B";
 * const graph = selfMoaGraph({ model, samples: 4, aggregator: model });
 * ```
 */
export function selfMoaGraph(options: SelfMoaOptions = {}): GraphSpec {
  const { model = wizardLm8x22b, samples = 6, aggregator = qwen110b } = options;
  return layered({
    name: "self-moa",
    layers: [[proposer({ model, samples, ...paperSampling })]],
    aggregator: { model: aggregator, ...paperSampling },
  });
}

const wpo = "model and aggregator: gemma-2-9b-it-WPO-HB, samples: 4";
const simpo = "model and aggregator: gemma-2-9b-it-SimPO, samples: 4";

/**
 * Self-MoA: six samples of WizardLM-2-8x22B, which Qwen1.5-110B-Chat synthesises. 7 calls.
 *
 * @see arXiv 2502.00674, table 1
 * @example
 * ```ts
 * import { modelCallsOf } from "@moagraph/core/graph";
 * import { selfMoa } from "@moagraph/recipes";
 *
 * const calls = modelCallsOf(selfMoa.graph); // 7
 * ```
 */
export const selfMoa: Recipe = /* @__PURE__ */ defineRecipe({
  name: "self-moa",
  summary: "WizardLM-2-8x22B proposes six times, Qwen1.5-110B-Chat synthesises.",
  graph: /* @__PURE__ */ selfMoaGraph(),
  citation: { ...selfMoaCitation, section: "tables 1, 2 and 8" },
  published: [
    { ...lcWinRate(65.7), source: selfMoaTable1 },
    { ...lcWinRate(78.5), variant: wpo, source: selfMoaTable2 },
    { ...lcWinRate(75), variant: simpo, source: selfMoaTable2 },
    {
      ...lcWinRate(78.539),
      variant: wpo,
      source: `${leaderboard}, row SelfMoA_gemma-2-9b-it-WPO-HB (average length 3261)`,
    },
    {
      ...lcWinRate(75.05),
      variant: simpo,
      source: `${leaderboard}, row SelfMoA_gemma-2-9b-it-SimPO`,
    },
  ],
  differences: [
    ...selfMoaDifferences,
    "The MoA paper's table 4 prints 63.8 and this paper prints 65.7 for the same calls: those of the recipe `single-proposer` with WizardLM-2-8x22B.",
    "The models of table 2 have the names of the table, because no script names their provider. They have four samples because of their context window.",
    "Table 10 prints 9.52 on MT-Bench for two layers with GPT-4o. The proposing model is unknown to us, so the score is not listed.",
    "Table 3 prints MMLU, CRUX and MATH for the best model of each task. These models are unknown to us, so the scores are not listed.",
  ],
});
