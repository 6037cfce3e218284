import { type GraphSpec, layered, proposer } from "@moagraph/core/graph";
import { defineRecipe } from "./define-recipe.js";
import { lcWinRate } from "./lc-win-rate.js";
import { qwen110b, wizardLm8x22b } from "./paper-models.js";
import { paperSampling } from "./paper-sampling.js";
import { leaderboard, selfMoaTable1, selfMoaTable2 } from "./published-sources.js";
import type { Recipe } from "./recipe.js";
import { selfMoaCitation } from "./self-moa-citation.js";
import { selfMoaDifferences } from "./self-moa-differences.js";

/** What `selfMoaGraph` takes. */
export interface SelfMoaOptions {
  /**
   * The model that proposes, as `provider:model-id`.
   *
   * @defaultValue `"together:microsoft/WizardLM-2-8x22B"`
   */
  readonly model?: string | undefined;
  /**
   * How many times it is asked.
   *
   * @defaultValue `6`
   */
  readonly samples?: number | undefined;
  /**
   * The model that synthesises.
   *
   * @defaultValue `"together:Qwen/Qwen1.5-110B-Chat"`
   */
  readonly aggregator?: string | undefined;
}

/**
 * Self-MoA: samples of one model, which one model synthesises.
 *
 * Two layers, `samples` + 1 model calls.
 *
 * @throws `GraphValidationError` `INVALID_GRAPH` if `samples` is no whole number from 1.
 * @see arXiv 2502.00674, tables 1 and 2
 * @example The shape of table 2: four samples of a model, which it synthesises itself
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
    "The MoA paper's table 4 prints 63.8 where this paper prints 65.7: the recipe `single-proposer` with WizardLM-2-8x22B makes the same calls.",
    "The models of table 2 are named by its words: no script says which provider served them. Four samples were asked because of their context window.",
    "Table 10 prints 9.52 on MT-Bench for two layers with GPT-4o. Which model proposes there is not known here, so the score is not listed.",
    "Table 3 prints MMLU, CRUX and MATH for the best model of each task. Which models these are is not known here, so the scores are not listed.",
  ],
});
