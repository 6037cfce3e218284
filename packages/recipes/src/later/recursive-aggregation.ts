import {
  aggregator,
  defineGraph,
  type GraphSpec,
  type NodeSpec,
  proposer,
  repeat,
  selector,
} from "@moagraph/core/graph";
import { checkCount } from "../options/check-count.js";
import { defineRecipe } from "../define-recipe.js";
import { fenceDifference } from "../fence-difference.js";
import { howToSwap } from "../how-to-swap.js";
import type { PublishedScore, Recipe } from "../recipe.js";

/** Options of {@link recursiveAggregationGraph}. */
export interface RecursiveAggregationOptions {
  /**
   * The model of all calls, as `provider:model-id`.
   *
   * @defaultValue `"openai-compatible:Qwen/Qwen3-4B-Instruct-2507"`
   */
  readonly model?: string | undefined;
  /**
   * The number of answers in each step, N in the paper. At least 2.
   *
   * @defaultValue `16`
   */
  readonly population?: number | undefined;
  /**
   * The number of answers that each aggregation reads, K in the paper. At most `population`.
   *
   * @defaultValue `4`
   */
  readonly subset?: number | undefined;
  /**
   * The number of steps, T in the paper: the first answers, and then aggregations. At least 2.
   *
   * @defaultValue `10`
   */
  readonly steps?: number | undefined;
}

const localQwen = "openai-compatible:Qwen/Qwen3-4B-Instruct-2507";
const sampling = { temperature: 1, topP: 1, maxOutputTokens: 8192 };

const instruction = [
  "Listed below are several attempts to answer the latest message of the user. Any of them may be wrong or incomplete.",
  "Combine what is useful in them into one better answer, and reason carefully.",
  "If they disagree, decide which way is right. If all are wrong, try another way.",
  "Answer the user directly and completely, without mentioning the attempts. If the answer is a single result, end with it as \\boxed{answer}.",
]
  .join(" ")
  .concat("\n\nAnswers:");

/**
 * Makes a graph of recursive self-aggregation: a population of answers of one model, which it
 * replaces step by step with syntheses of random subsets. The answer is one of the last population.
 *
 * At most `population` × `steps` calls. The steps end early if all answers of a population have the
 * same final answer. Which answers a subset has depends only on the conversation and the nodes' names.
 *
 * @param options - Model, population, subset and steps, if they are not those of the paper.
 * @throws `MoaError` `INVALID_SETTING` If `population` or `steps` is not a whole number of 2 or more, or
 * `subset` not one of 1 or more.
 * @throws `GraphValidationError` `INVALID_GRAPH` If `subset` is larger than `population`.
 * @see arXiv 2509.26626, section 3
 * @example A smaller population and fewer steps
 * ```ts
 * import { modelCallsOf } from "@moagraph/core/graph";
 * import { recursiveAggregationGraph } from "@moagraph/recipes";
 *
 * const graph = recursiveAggregationGraph({ population: 4, subset: 2, steps: 3 });
 * const mostCalls = modelCallsOf(graph); // 12
 * ```
 */
export function recursiveAggregationGraph(options: RecursiveAggregationOptions = {}): GraphSpec {
  const { model = localQwen, population = 16, subset = 4, steps = 10 } = options;
  const of = "recursiveAggregationGraph";
  checkCount({ setting: "population", of, value: population, least: 2 });
  checkCount({ setting: "subset", of, value: subset, least: 1 });
  checkCount({ setting: "steps", of, value: steps, least: 2 });
  const body = aggregationsOf(model, population, subset);
  return defineGraph({
    name: "recursive-aggregation",
    nodes: {
      population: proposer({ model, samples: population, ...sampling }),
      aggregate: repeat({
        reads: ["population"],
        body,
        until: { agreement: 1, of: "final-answer" },
        maxRounds: steps - 1,
      }),
      pick: selector({ reads: ["aggregate"], keep: 1, by: "random" }),
    },
    output: "pick",
  });
}

/** One step: each new answer is a synthesis of a random subset of its own. */
function aggregationsOf(model: string, population: number, subset: number) {
  const nodes: Record<string, NodeSpec> = {};
  const output = Array.from({ length: population }, (_, index) => `member-${index + 1}`);
  for (const [index, member] of output.entries()) {
    const drawn = `subset-${index + 1}`;
    nodes[drawn] = selector({ reads: ["input"], keep: subset, by: "random" });
    nodes[member] = aggregator({ model, reads: [drawn], prompt: instruction, ...sampling });
  }
  return { nodes, output };
}

const table1 = "arXiv 2509.26626v1, table 1";
const passAt1 = "Pass@1 (%)";

const published: readonly PublishedScore[] = [
  { benchmark: "AIME-25", metric: passAt1, score: 73.18, spread: 2.2, source: table1 },
  { benchmark: "HMMT-25", metric: passAt1, score: 47.55, spread: 1, source: table1 },
  { benchmark: "LiveCodeBench-v6", metric: passAt1, score: 56.72, spread: 0.65, source: table1 },
  { benchmark: "Reasoning Gym Games", metric: passAt1, score: 68.98, spread: 1.1, source: table1 },
  {
    benchmark: "Reasoning Gym Cognition + ARC",
    metric: passAt1,
    score: 51.96,
    spread: 2.24,
    source: table1,
  },
  { benchmark: "SuperGPQA", metric: passAt1, score: 47.39, source: table1 },
];

/**
 * Recursive self-aggregation (RSA): Qwen3-4B-Instruct answers 16 times, and nine times replaces its
 * answers with syntheses of four of them. 16 × 10 calls at most.
 *
 * It calls a server with an OpenAI-style API, such as vLLM. Set `OPENAI_COMPATIBLE_BASE_URL`.
 *
 * @see arXiv 2509.26626
 * @example
 * ```ts
 * import { modelCallsOf } from "@moagraph/core/graph";
 * import { recursiveAggregation } from "@moagraph/recipes";
 *
 * const mostCalls = modelCallsOf(recursiveAggregation.graph); // 160
 * ```
 */
export const recursiveAggregation: Recipe = /* @__PURE__ */ defineRecipe({
  name: "recursive-aggregation",
  summary: "Qwen3-4B answers 16 times, then replaces its answers with syntheses of random fours.",
  graph: /* @__PURE__ */ recursiveAggregationGraph(),
  citation: {
    title: "Recursive Self-Aggregation Unlocks Deep Thinking in Large Language Models",
    authors: [
      "Siddarth Venkatraman",
      "Vineet Jain",
      "Sarthak Mittal",
      "Vedant Shah",
      "Johan Obando-Ceron",
      "Yoshua Bengio",
      "Brian R. Bartoldson",
      "Bhavya Kailkhura",
      "Guillaume Lajoie",
      "Glen Berseth",
      "Nikolay Malkin",
      "Moksh Jain",
    ],
    year: 2025,
    url: "https://arxiv.org/abs/2509.26626",
    section: "sections 3 and 5.1, appendix D; HyperPotatoNeo/RSA@537ec60, eval_loop.py",
  },
  published,
  differences: [
    `The model is the paper's core model, by the id that vLLM serves it with. ${howToSwap}. The published scores then do not apply.`,
    "The steps end early if all answers of a population have the same final answer. The paper always makes 10 steps. To make all steps, set `until` of the node `aggregate` to a function that returns `false`.",
    "The subsets depend on the conversation and the nodes' names, so a run can be repeated. The published code draws them with a seed of the program.",
    'The answer is one of the last population, chosen in the same way. The paper\'s scores are the mean over such a choice. It names a majority vote as the alternative: a `reducer` with `reduce: "majority"` and `of: "final-answer"`.',
    "The instruction is in our own words, for any task. The published ones name the kind of problem and the form of the result. A `prompt` on a node replaces it.",
    "The answers of a subset are in a system message, before the conversation. The published code puts instruction, problem and answers in one user message.",
    fenceDifference,
    "The number after ± is over four seeds; SuperGPQA has one seed.",
    "The second version of the paper also has scores of other models. Its tables are unknown to us.",
    "A blank or failed reply is not usable here, so its population is smaller. A population of one answer does not end the steps: it has no other to agree with. The published code uses a blank text.",
  ],
});
