import {
  defineGraph,
  type GraphSpec,
  type NodeSpec,
  proposer,
  reducer,
  router,
} from "@moagraph/core/graph";
import { checkCount } from "../options/check-count.js";
import { checkFilled } from "../options/check-filled.js";
import { defineRecipe } from "../define-recipe.js";
import { howToSwap } from "../how-to-swap.js";
import type { PublishedScore, Recipe } from "../recipe.js";

/** Options of {@link modelSwitchGraph}. */
export interface ModelSwitchOptions {
  /**
   * The models in the order in which they are asked, as `provider:model-id`. At least one.
   *
   * @defaultValue `["openai:gpt-4o-mini", "google:gemini-1.5-flash-latest"]`
   */
  readonly models?: readonly string[] | undefined;
  /**
   * The number of samples of each model, one call each. At least 2.
   *
   * @defaultValue `8`
   */
  readonly samples?: number | undefined;
  /**
   * The share of a model's samples that must have the same final answer, from 0 to 1. Below it, the
   * next model is asked.
   *
   * @defaultValue `1`
   */
  readonly agreement?: number | undefined;
}

const scriptModels = ["openai:gpt-4o-mini", "google:gemini-1.5-flash-latest"];

const instruction =
  "Solve the task of the user's latest message step by step. End with the final answer alone, as \\boxed{answer}.";

/**
 * Makes a ModelSwitch graph: samples of one model, the next model only if they disagree, and a vote
 * on the final answers of all samples.
 *
 * Between `samples` and `samples` × models calls. The samples of models that are not needed are
 * skipped. The answer is the first sample with the most common final answer.
 *
 * @param options - Models, samples and agreement, if they are not those of the published scripts.
 * @throws `MoaError` `INVALID_SETTING` If `samples` is not a whole number of 2 or more, or `models` is
 * empty.
 * @throws `GraphValidationError` `INVALID_GRAPH` If `agreement` is not from 0 to 1.
 * @see arXiv 2504.00762
 * @example Three models; the next one if fewer than four of five samples agree
 * ```ts
 * import { modelCallsOf } from "@moagraph/core/graph";
 * import { modelSwitchGraph } from "@moagraph/recipes";
 *
 * const models = ["openai:gpt-5.6-luna", "google:gemini-3.8-flash", "anthropic:claude-opus-5-5"];
 * const graph = modelSwitchGraph({ models, samples: 5, agreement: 0.8 });
 * const mostCalls = modelCallsOf(graph); // 15
 * ```
 */
export function modelSwitchGraph(options: ModelSwitchOptions = {}): GraphSpec {
  const { models = scriptModels, samples = 8, agreement = 1 } = options;
  checkCount({ setting: "samples", of: "modelSwitchGraph", value: samples, least: 2 });
  checkFilled({ setting: "models", of: "modelSwitchGraph", value: models });
  const names = models.map((_model, index) => `samples-${index + 1}`);
  const nodes: Record<string, NodeSpec> = {};
  for (const [index, model] of models.entries()) {
    nodes[`samples-${index + 1}`] = proposer({
      model,
      samples,
      temperature: 1,
      topP: 1,
      prompt: instruction,
    });
  }
  for (const [index, next] of names.slice(1).entries()) {
    nodes[`switch-${index + 1}`] = router({
      reads: [`samples-${index + 1}`],
      rule: { unless: { agreement, of: "final-answer" } },
      routes: [next],
    });
  }
  nodes["vote"] = reducer({ reads: names, reduce: "majority", of: "final-answer" });
  return defineGraph({ name: "model-switch", nodes, output: "vote" });
}

const plotted = "figure_v1.py of JianhaoChen-nju/ModelSwitch@8a2db61";

/** Accuracies with at most 16 samples, and how many were used on average. */
const scores: readonly (readonly [benchmark: string, score: number, used: number])[] = [
  ["GSM8K", 96.05, 8.8],
  ["MATH", 79.4, 10.7],
  ["MathBench", 79.67, 10.1],
  ["MGSM", 91.3, 9.4],
  ["DATE", 78.32, 9.6],
  ["MMLU-Pro", 60.8, 12.4],
];

const published: readonly PublishedScore[] = /* @__PURE__ */ scores.map(
  ([benchmark, score, used]) => ({
    benchmark,
    metric: `accuracy (%), ${used} samples on average`,
    score,
    source: `${plotted}, close_source_vs_sc_v1`,
  }),
);

/**
 * ModelSwitch: eight samples of GPT-4o mini, eight of Gemini 1.5 Flash if their final answers differ,
 * and a vote. 8 or 16 calls.
 *
 * For questions with a short final answer, such as a number or a choice.
 *
 * @see arXiv 2504.00762
 * @example
 * ```ts
 * import { modelCallsOf } from "@moagraph/core/graph";
 * import { modelSwitch } from "@moagraph/recipes";
 *
 * const mostCalls = modelCallsOf(modelSwitch.graph); // 16
 * ```
 */
export const modelSwitch: Recipe = /* @__PURE__ */ defineRecipe({
  name: "model-switch",
  summary:
    "GPT-4o mini answers eight times, Gemini 1.5 Flash too if the answers differ; the majority wins.",
  graph: /* @__PURE__ */ modelSwitchGraph(),
  citation: {
    title:
      "Do We Truly Need So Many Samples? Multi-LLM Repeated Sampling Efficiently Scales Test-Time Compute",
    authors: [
      "Jianhao Chen",
      "Zishuo Xun",
      "Bocheng Zhou",
      "Han Qi",
      "Hangfan Zhang",
      "Qiaosheng Zhang",
      "Yang Chen",
      "Wei Hu",
      "Yuzhong Qu",
      "Wanli Ouyang",
      "Shuyue Hu",
    ],
    year: 2025,
    url: "https://arxiv.org/abs/2504.00762",
    section:
      "the algorithm; JianhaoChen-nju/ModelSwitch@8a2db61, src/Model_swtich.py and script/RUN_2models.sh",
  },
  published: [
    ...published,
    {
      benchmark: "MATH",
      metric: "accuracy (%), 35 samples",
      score: 81,
      variant: "more samples of each model; their number is unknown to us",
      source: `arXiv 2504.00762, figure 1, and ${plotted}, accuracy_and_coverage_combined_v1`,
    },
  ],
  differences: [
    `The models are those of the published script. ${howToSwap}. The published scores then do not apply.`,
    "Eight samples of each model are the budget of 16 of the scores, divided equally. The published scripts take five of each.",
    "The scores are those that the published code plots. The tables of the paper are unknown to us. The plot does not state whether its votes are weighted.",
    "The paper weights votes by the consistency of a model's samples and by the model's earlier scores. The published program counts them equally, and so does this graph.",
    'Final answers are compared by the measure of `of: "final-answer"`: the content of \\boxed{}, what follows "answer is", the last number or the last line. The published code has an extraction for each benchmark.',
    "The published prompt has a worked example with numbered sentences. Here one sentence in a system message requests steps and a boxed answer, in our own words. A `prompt` on a node replaces it.",
    "The published code calls the samples of a model one after another. Here they run concurrently.",
    "If only one sample of a model is usable, it has no other to agree with, and the next model is asked.",
    "On a tie, the first of the most common answers wins, as in the published code.",
  ],
});
