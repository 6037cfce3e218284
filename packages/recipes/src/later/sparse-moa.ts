import {
  aggregator,
  defineGraph,
  type GraphSpec,
  type NodeSpec,
  proposer,
  ranker,
  router,
  selector,
} from "@moagraph/core/graph";
import { checkCount } from "../options/check-count.js";
import { checkFilled } from "../options/check-filled.js";
import { defineRecipe } from "../define-recipe.js";
import { fenceDifference } from "../fence-difference.js";
import { howToSwap } from "../how-to-swap.js";
import { dbrx, mixtral8x22b, qwen72b } from "../paper/paper-models.js";
import { paperSampling } from "../paper/paper-sampling.js";
import type { Recipe } from "../recipe.js";

/** Options of {@link sparseMoaGraph}. */
export interface SparseMoaOptions {
  /**
   * The models of the agents, at least one. The roles are given in order, and again from the first
   * if there are more than four models.
   *
   * @defaultValue the four of the published script
   */
  readonly models?: readonly string[] | undefined;
  /**
   * The model that picks answers, ends the rounds and synthesises.
   *
   * @defaultValue `"together:Qwen/Qwen2-72B-Instruct"`
   */
  readonly judge?: string | undefined;
  /**
   * The number of answers that a round passes on.
   *
   * @defaultValue `2`
   */
  readonly keep?: number | undefined;
  /**
   * The maximum number of rounds. A whole number of 1 or more.
   *
   * @defaultValue `2`
   */
  readonly rounds?: number | undefined;
}

const qwen2 = "together:Qwen/Qwen2-72B-Instruct";
const fourModels = [qwen2, qwen72b, mixtral8x22b, dbrx];

const roles = [
  "You are a research analyst: curious, exact, and used to finding patterns and gaps in evidence.",
  "You are an ethicist: principled, and careful about harm, fairness and what can be justified.",
  "You are a linguist: attentive to nuance, and strict about clarity and depth of expression.",
  "You are an educator across sciences and humanities: inventive, and used to explaining plainly.",
];

const revisionInstruction = [
  "Several assistants have each answered the latest message of the user. The best of their answers are listed below.",
  "Write the single best answer to that message. Any of them may be wrong or one-sided: keep what is right, correct what is wrong, and add what is missing.",
  "Answer the user directly, without mentioning that other answers exist.",
]
  .join(" ")
  .concat("\n\nAnswers:");

const moderatorInstruction = [
  "Several assistants have each answered the latest message of the user. Their answers are listed below.",
  "Do not answer the message yourself. Measure how consistent the answers are with each other.",
  "Begin your reply with the one word PASS if they agree, so that the discussion ends, or FAIL if another round is needed.",
]
  .join(" ")
  .concat("\n\nAnswers:");

/**
 * Makes a sparse MoA graph: agents with different roles answer in rounds, a judge passes on the best
 * answers of each, a moderator ends the rounds when the answers agree, and the last ones passed on
 * are synthesised.
 *
 * Model calls for `n` models: `n + 1` in each round, one between two rounds, and one for the answer.
 *
 * @param options - Models, answers kept and rounds, if they are not the recipe's.
 * @throws `MoaError` `INVALID_SETTING` If `rounds` is not a whole number of 1 or more, or `models`
 * is empty.
 * @throws `GraphValidationError` `INVALID_GRAPH` If `keep` is larger than the number of models.
 * @see arXiv 2411.03284
 * @example Six agents in up to three rounds
 * ```ts
 * import { modelCallsOf } from "@moagraph/core/graph";
 * import { paperModels, sparseMoaGraph } from "@moagraph/recipes";
 *
 * const graph = sparseMoaGraph({ models: paperModels, keep: 3, rounds: 3 });
 * const calls = modelCallsOf(graph); // 7 + 1 + 7 + 1 + 7 + 1
 * ```
 */
export function sparseMoaGraph(options: SparseMoaOptions = {}): GraphSpec {
  const { models = fourModels, judge = qwen2, keep = 2, rounds = 2 } = options;
  checkCount({ setting: "rounds", of: "sparseMoaGraph", value: rounds, least: 1 });
  checkFilled({ setting: "models", of: "sparseMoaGraph", value: models });
  const asked = { model: judge, ...paperSampling };
  const further = Array.from({ length: rounds - 1 }, (_, index) => index + 2);
  const parts = [
    roundOf({ round: 1, models, keep, asked, agentOf: firstAnswerOf }),
    ...further.flatMap((round) => [
      moderatorBefore(round, models, asked),
      roundOf({ round, models, keep, asked, agentOf: revisionOf(round) }),
    ]),
  ];
  const nodes: Record<string, NodeSpec> = {
    ...Object.assign({}, ...parts),
    last: selector({ reads: [1, ...further].map(judgeIn), keep, by: "latest" }),
    synthesis: aggregator({ ...asked, reads: ["last"] }),
  };
  return defineGraph({ name: "sparse-moa", nodes, output: "synthesis" });
}

type Asked = typeof paperSampling & { readonly model: string };

/** A round: its agents, and the judge that passes on the best of their answers. */
interface Round {
  readonly round: number;
  readonly models: readonly string[];
  readonly keep: number;
  readonly asked: Asked;
  readonly agentOf: (model: string, role: string) => NodeSpec;
}

function roundOf({ round, models, keep, asked, agentOf }: Round): Record<string, NodeSpec> {
  const reads = agentsIn(round, models);
  const agents = models.map((model, at) => agentOf(model, roles[at % roles.length] as string));
  const judge = ranker({ ...asked, reads, keep, verdictAs: "text", onUnclear: "keep-all" });
  return {
    ...Object.fromEntries(agents.map((agent, at) => [reads[at] as string, agent])),
    [judgeIn(round)]: judge,
  };
}

function agentsIn(round: number, models: readonly string[]): string[] {
  return models.map((_, at) => `r${round}-agent-${at + 1}`);
}

function judgeIn(round: number): string {
  return `r${round}-judge`;
}

/** An agent of the first round has a role and no instruction. */
function firstAnswerOf(model: string, role: string): NodeSpec {
  return proposer({ model, prompt: role, ...paperSampling });
}

/** An agent of a further round reads what the judge before it has picked. */
function revisionOf(round: number): Round["agentOf"] {
  const reads = [judgeIn(round - 1)];
  return (model, role) =>
    aggregator({ model, reads, prompt: `${role}\n\n${revisionInstruction}`, ...paperSampling });
}

/** Takes all agents of a round, or none if the answers before it agree. */
function moderatorBefore(
  round: number,
  models: readonly string[],
  asked: Asked,
): Record<string, NodeSpec> {
  const reads = agentsIn(round - 1, models);
  const routes = agentsIn(round, models);
  const moderator = { ...asked, reads, routes, choose: "all-or-none" } as const;
  return { [`r${round - 1}-moderator`]: router({ ...moderator, prompt: moderatorInstruction }) };
}

/**
 * SMoA: four open models with different roles answer in up to two rounds, Qwen2-72B-Instruct passes on
 * the best two answers of each round, ends the rounds when the answers agree, and synthesises. 12
 * calls, or 7 if it ends after the first round.
 *
 * @see arXiv 2411.03284
 * @example
 * ```ts
 * import { modelCallsOf } from "@moagraph/core/graph";
 * import { sparseMoa } from "@moagraph/recipes";
 *
 * const calls = modelCallsOf(sparseMoa.graph); // 12
 * ```
 */
export const sparseMoa: Recipe = /* @__PURE__ */ defineRecipe({
  name: "sparse-moa",
  summary:
    "Four models with roles answer in rounds; Qwen2-72B picks two each time and synthesises.",
  graph: /* @__PURE__ */ sparseMoaGraph(),
  citation: {
    title: "SMoA: Improving Multi-agent Large Language Models with Sparse Mixture-of-Agents",
    authors: [
      "Dawei Li",
      "Zhen Tan",
      "Peijia Qian",
      "Yifan Li",
      "Kumar Satvik Chaudhary",
      "Lijie Hu",
      "Jiayi Shen",
    ],
    year: 2024,
    url: "https://arxiv.org/abs/2411.03284",
    section:
      "abstract; David-Li0406/SMoA@1f3444d, run_alignment.py, run_all.sh, utils.py and prompt/alignment",
  },
  published: [],
  differences: [
    `The models, their order, temperature 0.7, 2048 output tokens, two rounds and two answers kept are those of the published script and the defaults of its code, which were read. ${howToSwap}.`,
    "No score is listed: the tables of the paper are unknown to us. The scripts measure just-eval-instruct, MMAU and CEB.",
    "The published script runs each of the four models as judge and synthesiser. Here it is Qwen2-72B-Instruct, the default of the code.",
    "In the published code one reply picks the answers and says whether to end. Here the judge picks, and a moderator decides at the same time in a call of its own. A round has one call more, except the last one.",
    "The published code also picks after the last round, as here, but asks for a reason with the picks. Here the judge replies with numbers only.",
    "When a reply cannot be read, the published code picks at random. Here it is requested once more, and then all answers are passed on.",
    "The published roles were written by the final model, once for each benchmark. These are in our own words, after those for just-eval-instruct.",
    "The published code calls the agents one after another. Here the calls of a round run concurrently.",
    "All instructions are in our own words. A `prompt` on a node replaces its instruction.",
    fenceDifference,
  ],
});
