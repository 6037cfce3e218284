import {
  aggregator,
  defineGraph,
  type GraphSpec,
  proposer,
  reducer,
  repeat,
} from "@moagraph/core/graph";
import { checkCount } from "../options/check-count.js";
import { defineRecipe } from "../define-recipe.js";
import { fenceDifference } from "../fence-difference.js";
import { howToSwap } from "../how-to-swap.js";
import type { Recipe } from "../recipe.js";

/** Options of {@link debateGraph}. */
export interface DebateOptions {
  /**
   * The model of all agents, as `provider:model-id`.
   *
   * @defaultValue `"openai-compatible:Qwen/Qwen2.5-7B-Instruct"`
   */
  readonly model?: string | undefined;
  /**
   * The number of agents. At least 2.
   *
   * @defaultValue `5`
   */
  readonly agents?: number | undefined;
  /**
   * Maximum number of rounds in which each agent revises its answer.
   *
   * @defaultValue `5`
   */
  readonly rounds?: number | undefined;
}

const localQwen = "openai-compatible:Qwen/Qwen2.5-7B-Instruct";
const sampling = { temperature: 1, topP: 0.9, maxOutputTokens: 512 };

const proposalInstruction =
  "Answer the latest message of the user. End with the final answer alone, as \\boxed{answer}.";

const revisionInstruction = [
  "You and other agents have each answered the latest message of the user. The most recent answers are listed below; one of them is yours.",
  "Treat them as advice and check them: any of them may be wrong.",
  "Then give your own answer, revised if needed. End with the final answer alone, as \\boxed{answer}.",
]
  .join(" ")
  .concat("\n\nAnswers:");

/**
 * Makes a debate graph: agents answer, then revise their answers with those of all agents before
 * them, until they agree or the rounds are over. The majority of the last answers wins.
 *
 * Between `agents` × 2 and `agents` × (`rounds` + 1) calls.
 *
 * A vote without a debate is mostly as good, and cheaper: see `differences` of {@link debate}. Its
 * graph is a proposer with samples and a reducer with `reduce: "majority"`.
 *
 * @param options - Model, agents and rounds, if they are not those of the published scripts.
 * @throws `MoaError` `INVALID_SETTING` If `agents` is not a whole number of 2 or more, or `rounds` not one of
 * 1 or more.
 * @see arXiv 2508.17536
 * @example Three agents and one round
 * ```ts
 * import { modelCallsOf } from "@moagraph/core/graph";
 * import { debateGraph } from "@moagraph/recipes";
 *
 * const graph = debateGraph({ model: "openai:gpt-5.6-luna", agents: 3, rounds: 1 });
 * const calls = modelCallsOf(graph); // 6
 * ```
 */
export function debateGraph(options: DebateOptions = {}): GraphSpec {
  const { model = localQwen, agents = 5, rounds = 5 } = options;
  checkCount({ setting: "agents", of: "debateGraph", value: agents, least: 2 });
  checkCount({ setting: "rounds", of: "debateGraph", value: rounds, least: 1 });
  const agent = { model, samples: agents, ...sampling };
  return defineGraph({
    name: "debate",
    nodes: {
      agents: proposer({ ...agent, prompt: proposalInstruction }),
      debate: repeat({
        reads: ["agents"],
        body: {
          nodes: {
            agents: aggregator({ ...agent, reads: ["input"], prompt: revisionInstruction }),
          },
          output: "agents",
        },
        until: { agreement: 1, of: "final-answer" },
        maxRounds: rounds,
      }),
      vote: reducer({ reads: ["debate"], reduce: "majority", of: "final-answer" }),
    },
    output: "vote",
  });
}

/**
 * Debate: five agents of Qwen2.5-7B-Instruct answer, revise their answers up to five times with those
 * of all agents, and vote. 10 to 30 calls.
 *
 * For questions with a short final answer. It calls a server with an OpenAI-style API, such as vLLM.
 * Set `OPENAI_COMPATIBLE_BASE_URL`.
 *
 * @see arXiv 2508.17536
 * @example
 * ```ts
 * import { modelCallsOf } from "@moagraph/core/graph";
 * import { debate } from "@moagraph/recipes";
 *
 * const mostCalls = modelCallsOf(debate.graph); // 30
 * ```
 */
export const debate: Recipe = /* @__PURE__ */ defineRecipe({
  name: "debate",
  summary: "Five agents of Qwen2.5-7B answer, revise their answers until they agree, and vote.",
  graph: /* @__PURE__ */ debateGraph(),
  citation: {
    title: "Debate or Vote: Which Yields Better Decisions in Multi-Agent Large Language Models?",
    authors: ["Hyeong Kyu Choi", "Xiaojin Zhu", "Sharon Li"],
    year: 2025,
    url: "https://arxiv.org/abs/2508.17536",
    section:
      "decentralized debate; deeplearning-wisc/debate-or-vote@82c929e, src/main.py and scripts/gsm8k.sh",
  },
  published: [],
  differences: [
    "The paper finds that a majority vote alone accounts for most of the gain of a debate on seven benchmarks, and proves that the debate itself does not improve the expected correctness. Measure a vote without a debate first: it makes 5 calls.",
    `The model is that of the published scripts. ${howToSwap}.`,
    "No score is listed: the tables of the paper are unknown to us.",
    "Debate among models is from arXiv 2305.14325, whose published scripts have three agents of GPT-3.5 and two rounds.",
    "The debate ends when all final answers are the same. The published code always makes five rounds.",
    "If only one answer of a round is usable, it has no other to agree with, and another round begins, unless it was the last.",
    "An agent sees the answers of all agents in one list, its own among them, without knowing which is its own. In the published code the others' answers come first and its own last. All agents have the same model and instruction.",
    'Final answers are requested as \\boxed{answer} and compared by the measure of `of: "final-answer"`. The published code requests them in curly brackets.',
    "On a tie, the first of the most common answers wins. The published code chooses one of them at random.",
    "The answers are in a system message, before the conversation. The published code puts answers and question in one text, without a chat template.",
    "All instructions are in our own words. A `prompt` on a node replaces its instruction.",
    fenceDifference,
  ],
});
