import {
  aggregator,
  defineGraph,
  type GraphSpec,
  type NodeSpec,
  proposer,
  router,
  selector,
} from "@moagraph/core/graph";
import { checkCount } from "../options/check-count.js";
import { checkFilled } from "../options/check-filled.js";
import { defineRecipe } from "../define-recipe.js";
import { fenceDifference } from "../fence-difference.js";
import { howToSwap } from "../how-to-swap.js";
import type { Recipe } from "../recipe.js";

/** The day on which the models were chosen. */
const composed = "2026-11-29";

/** Options of {@link escalateGraph}. */
export interface EscalateOptions {
  /**
   * The model that is asked first, as `provider:model-id`.
   *
   * @defaultValue `"openrouter:deepseek/deepseek-v4-flash"`
   */
  readonly first?: string | undefined;
  /**
   * The number of its samples, one call each. At least 2.
   *
   * @defaultValue `3`
   */
  readonly samples?: number | undefined;
  /**
   * The agreement of the samples, from 0 to 1, from which the panel is not asked: see `agreementOf`.
   *
   * @defaultValue `0.8`
   */
  readonly agreement?: number | undefined;
  /**
   * What of the samples is compared: their words, or their final answers.
   *
   * @defaultValue `"text"`
   */
  readonly of?: "text" | "final-answer" | undefined;
  /**
   * The models of the panel. At least one.
   *
   * @defaultValue GPT-5.6 Luna, Qwen3.7 Plus and MiniMax M3 at OpenRouter
   */
  readonly panel?: readonly string[] | undefined;
  /**
   * The model that synthesises the panel's answers.
   *
   * @defaultValue `"openrouter:google/gemma-4-31b-it"`
   */
  readonly aggregator?: string | undefined;
}

const inexpensive = [
  "openrouter:openai/gpt-5.6-luna",
  "openrouter:qwen/qwen3.7-plus",
  "openrouter:minimax/minimax-m3",
];

/**
 * Makes a graph that asks an inexpensive model first, and a panel only if the samples of that model
 * disagree.
 *
 * `samples` calls if they agree: the answer is the sample that agrees most with the others.
 * Otherwise one more for each model of the panel, and one that synthesises their answers.
 *
 * @param options - Models, samples and agreement.
 * @throws `MoaError` `INVALID_SETTING` If `samples` is not a whole number of 2 or more, or `panel` is
 * empty.
 * @throws `GraphValidationError` `INVALID_GRAPH` If `agreement` is not from 0 to 1.
 * @example For questions with a short final answer: all five samples must have the same
 * ```ts
 * import { modelCallsOf } from "@moagraph/core/graph";
 * import { escalateGraph } from "@moagraph/recipes";
 *
 * const graph = escalateGraph({ samples: 5, agreement: 1, of: "final-answer" });
 * const mostCalls = modelCallsOf(graph); // 9
 * ```
 */
export function escalateGraph(options: EscalateOptions = {}): GraphSpec {
  const { first = "openrouter:deepseek/deepseek-v4-flash", samples = 3, of = "text" } = options;
  const { agreement = 0.8, panel = inexpensive } = options;
  const { aggregator: synthesiser = "openrouter:google/gemma-4-31b-it" } = options;
  checkCount({ setting: "samples", of: "escalateGraph", value: samples, least: 2 });
  checkFilled({ setting: "panel", of: "escalateGraph", value: panel });
  const members = panel.map(
    (model, index) => [`member-${index + 1}`, proposer({ model })] as const,
  );
  const names = members.map(([name]) => name);
  const nodes: Record<string, NodeSpec> = {
    first: proposer({ model: first, samples }),
    escalate: router({
      reads: ["first"],
      rule: { unless: { agreement, of } },
      routes: names,
    }),
    ...Object.fromEntries(members),
    fuse: aggregator({ model: synthesiser, reads: names }),
    agreed: selector({ reads: ["first"], keep: 1, by: "agreement", of }),
    final: selector({ reads: ["agreed", "fuse"], keep: 1, by: "latest" }),
  };
  return defineGraph({ name: "escalate", nodes, output: "final" });
}

/**
 * Escalate: three samples of DeepSeek V4 Flash, and a panel of three models only if they disagree.
 * 3 or 7 calls.
 *
 * It needs one key, that of OpenRouter.
 *
 * @example
 * ```ts
 * import { modelCallsOf } from "@moagraph/core/graph";
 * import { escalate } from "@moagraph/recipes";
 *
 * const mostCalls = modelCallsOf(escalate.graph); // 7
 * ```
 */
export const escalate: Recipe = /* @__PURE__ */ defineRecipe({
  name: "escalate",
  summary: "DeepSeek V4 Flash answers three times; a panel is asked only if the samples disagree.",
  composed,
  graph: /* @__PURE__ */ escalateGraph(),
  citation: {
    title: "A panel only when samples disagree",
    authors: ["Moagraph"],
    year: 2026,
    url: "https://github.com/moagraph/moagraph/tree/main/packages/recipes#panels-of-current-models",
    section: `composed ${composed} from facts of the provider packages`,
  },
  published: [],
  differences: [
    `The panel and its aggregator are those of \`panel-budget\`. A token of the first model costs less than one of any other model of the graph. ${howToSwap}.`,
    "The idea is published: arXiv 2310.03094 asks a stronger model if the answers of a weaker one are inconsistent, and arXiv 2504.00762 asks a second model (recipe `model-switch`). This graph asks a panel. No publication has it, so no score is listed. We did not measure it.",
    'The agreement of 0.8 is our choice and not measured. It compares words, so samples that say the same in other words disagree. For short final answers, use `escalateGraph({ of: "final-answer", agreement: 1 })`.',
    "If fewer than two samples are usable, there is nothing to compare, and the panel is asked.",
    "If the panel or its aggregator fails, the answer is a sample of the first model. The ledger shows the failure.",
    "No temperature and no limit of output tokens is set, because current models refuse some sampling parameters. If the first model always replies the same, the panel is never asked.",
    fenceDifference,
  ],
});
