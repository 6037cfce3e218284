import {
  aggregator as aggregatorNode,
  defineGraph,
  type GraphSpec,
  type NodeSpec,
  proposer,
  repeat,
  router,
} from "@moagraph/core/graph";
import { checkFilled } from "../options/check-filled.js";
import { defineRecipe } from "../define-recipe.js";
import { fenceDifference } from "../fence-difference.js";
import { howToSwap } from "../how-to-swap.js";
import type { PublishedScore, Recipe } from "../recipe.js";
import { checkNames } from "../options/check-names.js";
import { deepseekV3, largePool, type RoutedModel } from "./route-pool.js";

/** Options of {@link routeMoaGraph}. */
export interface RouteMoaOptions {
  /**
   * The models to choose from, by the name of their node, each with the questions that it is for. At
   * least one. The names `input`, `scorer`, `judges`, `rounds` and `synthesis` are those of the graph.
   *
   * @defaultValue the 15 models of the published large pool
   */
  readonly pool?: Readonly<Record<string, RoutedModel>> | undefined;
  /**
   * The model that chooses again after each round, ends the rounds, and synthesises.
   *
   * @defaultValue `"openai-compatible:deepseek-ai/DeepSeek-V3-0324"`
   */
  readonly aggregator?: string | undefined;
  /**
   * The number of models that are asked in each round.
   *
   * @defaultValue `3`
   */
  readonly active?: number | undefined;
}

/** The sampling parameters of the published configuration. */
const sampling = { temperature: 0, maxOutputTokens: 8192 };

const stopInstruction = [
  "Several assistants have each answered the latest message of the user. Their answers are listed below.",
  "Do not answer the message yourself. Judge how good the best of them is.",
  "Begin your reply with the one word PASS if one of them is certainly correct and complete, so that no other round is needed, or FAIL if not.",
]
  .join(" ")
  .concat("\n\nAnswers:");

/** The names of the nodes that are not in the pool, and of what a round reads. */
const ownNames = ["input", "scorer", "judges", "rounds", "synthesis"];

/**
 * Makes a RouteMoA graph: the question selects a few models of a pool before any call, their answers
 * select those that answer again, in up to two further rounds, and one model synthesises.
 *
 * Only the models that are selected are called. Model calls for 3 active models: 3 in the first
 * round, 4 in each further one, one between these that may end the rounds, and one for the answer.
 *
 * @param options - Pool, aggregator and number of active models, if they are not the recipe's.
 * @throws `MoaError` `INVALID_SETTING` If `pool` is empty, or has a name that the graph uses itself.
 * @throws `GraphValidationError` `INVALID_GRAPH` If `active` is larger than the pool.
 * @see arXiv 2601.18130
 * @example A pool of two models, of which one is asked
 * ```ts
 * import { modelsOf } from "@moagraph/core/graph";
 * import { routeMoaGraph } from "@moagraph/recipes";
 *
 * const pool = {
 *   coder: { model: "openai:gpt-5.6-terra", when: "Programming: write code, fix a bug." },
 *   writer: { model: "openai:gpt-5.6-luna", when: "Writing: an essay, a letter, a story." },
 * };
 * const graph = routeMoaGraph({ pool, aggregator: "openai:gpt-5.6-terra", active: 1 });
 * const models = modelsOf(graph).length; // 2
 * ```
 */
export function routeMoaGraph(options: RouteMoaOptions = {}): GraphSpec {
  const { pool = largePool, aggregator = deepseekV3, active = 3 } = options;
  const names = Object.keys(pool);
  checkFilled({ setting: "pool", of: "routeMoaGraph", value: pool });
  checkNames({ setting: "pool", of: "routeMoaGraph", names: [...ownNames, ...names] });
  const routing = { routes: names, maxRoutes: active, when: textsOf(pool) };
  const asked = { model: aggregator, ...sampling };
  const again: Record<string, NodeSpec> = {
    judges: router({ ...routing, ...asked, reads: ["input"], verdictAs: "text" }),
    ...nodesOf(pool, (model) => aggregatorNode({ model, reads: ["input"], ...sampling })),
  };
  const nodes: Record<string, NodeSpec> = {
    scorer: router({ ...routing, rule: "best-match" }),
    ...nodesOf(pool, (model) => proposer({ model, ...sampling })),
    rounds: repeat({
      reads: names,
      body: { nodes: again, output: names },
      until: { ...asked, prompt: stopInstruction },
      maxRounds: 2,
    }),
    synthesis: aggregatorNode({ ...asked, reads: ["rounds"] }),
  };
  return defineGraph({ name: "route-moa", nodes, output: "synthesis" });
}

function textsOf(pool: Readonly<Record<string, RoutedModel>>): Record<string, string> {
  return Object.fromEntries(Object.entries(pool).map(([name, { when }]) => [name, when]));
}

function nodesOf(
  pool: Readonly<Record<string, RoutedModel>>,
  nodeOf: (model: string) => NodeSpec,
): Record<string, NodeSpec> {
  return Object.fromEntries(Object.entries(pool).map(([name, { model }]) => [name, nodeOf(model)]));
}

const results = "rongyan4/RouteMoA@58954df, emoa_large/eval/README.md";

/**
 * RouteMoA: three of 15 open models answer, chosen by the question; a judge chooses the three that
 * answer again, in up to two further rounds; and DeepSeek-V3-0324 synthesises. 13 calls at most, 7 at
 * least.
 *
 * @see arXiv 2601.18130
 * @example
 * ```ts
 * import { planRun } from "@moagraph/core/graph";
 * import { routeMoa } from "@moagraph/recipes";
 *
 * const { calls } = planRun(routeMoa.graph, { facts: () => ({}) }).total; // 13
 * ```
 */
export const routeMoa: Recipe = /* @__PURE__ */ defineRecipe({
  name: "route-moa",
  summary: "Three of 15 models answer, chosen by the question; DeepSeek-V3 judges and synthesises.",
  graph: /* @__PURE__ */ routeMoaGraph(),
  citation: {
    title: "RouteMoA: Dynamic Routing without Pre-Inference Boosts Efficient Mixture-of-Agents",
    authors: [
      "Jize Wang",
      "Han Wu",
      "Zhiyuan You",
      "Yiming Song",
      "Yijun Wang",
      "Zifei Shan",
      "Yining Li",
      "Songyang Zhang",
      "Xinyi Le",
      "Cailian Chen",
      "Xinping Guan",
      "Dacheng Tao",
    ],
    year: 2026,
    url: "https://arxiv.org/abs/2601.18130",
    section: "abstract; rongyan4/RouteMoA@58954df, emoa_large (configs, eval and emoa_v2.py)",
  },
  published: [
    accuracyOn("30 data sets", 0.7835),
    accuracyOn("language understanding", 0.8402),
    accuracyOn("reading and questions", 0.88),
    accuracyOn("logic", 0.9556),
    accuracyOn("mathematics", 0.7333),
    accuracyOn("language generation", 0.519),
    { ...accuracyOn("30 data sets", 0.7151), variant: "MoA, for comparison" },
  ],
  differences: [
    `The models are those of the published configuration of 15 models, by its names, as \`openai-compatible:\` models. Set the address of a service that has them in \`OPENAI_COMPATIBLE_BASE_URL\`. ${howToSwap}.`,
    "The published scorer is a trained network (mDeBERTa-v3-base, with weights to download). Here the question's words are compared with a text for each model. These texts are ours. They say what each model is asked for; nobody measured that it is best at it. Write your own with your own pool.",
    "The published models score their own answer and those of the round before in the same reply, and these scores and the scorer's choose the models of the next round. Here an answer has no scores, and a judge chooses in a call of its own before each further round.",
    "The published code ends the rounds when the best score is above 0.76, which can be after the first round. Here a verdict ends them, after the second round at the earliest.",
    "The paper weighs cost and latency in the ranking. The published code uses prices only between equal scores, and this graph not at all.",
    "The published answers of the first two rounds are JSON with scores. Here they are texts, and models of later rounds see the texts only.",
    "The configuration of five small models has other weights, another threshold and another aggregator. Its scores are unknown to us.",
    "Temperature 0 and 8192 output tokens are those of the configuration. Its results were measured on 15 items of each data set.",
    "The paper states 89.8% less cost and 63.6% less latency than MoA. The source lists an accuracy of MoA beside those of RouteMoA; the models of that MoA are unknown to us. Here the judge adds up to three calls to the ten of the published code.",
    "All instructions are in our own words. A `prompt` on a node replaces its instruction.",
    fenceDifference,
  ],
});

function accuracyOn(benchmark: string, score: number): PublishedScore {
  return {
    benchmark: `RouteMoA's benchmark: ${benchmark}`,
    metric: "accuracy (0 to 1)",
    score,
    source: results,
  };
}
