import {
  aggregator as aggregatorNode,
  defineGraph,
  type GraphSpec,
  type NodeSpec,
  proposer,
  repeat,
  selector,
} from "@moagraph/core/graph";
import { checkCount } from "../options/check-count.js";
import { checkFilled } from "../options/check-filled.js";
import { defineRecipe } from "../define-recipe.js";
import { fenceDifference } from "../fence-difference.js";
import { howToSwap } from "../how-to-swap.js";
import { lcWinRate } from "../paper/lc-win-rate.js";
import type { Recipe } from "../recipe.js";
import { attentionLayer, attentionSampling, namesInLayer } from "./attention-layer.js";
import { checkNames } from "../options/check-names.js";

/** Options of {@link attentionMoaGraph}. */
export interface AttentionMoaOptions {
  /**
   * The models by the name of their agent, which is part of the names of nodes. At least one. The
   * names `input`, `before`, `residual`, `layers`, `last` and `synthesis` are those of the graph.
   *
   * @defaultValue the five large models of the paper
   */
  readonly agents?: Readonly<Record<string, string>> | undefined;
  /**
   * The model that synthesises each layer, combines it with the layers before, and ends the run
   * early.
   *
   * @defaultValue `"openrouter:anthropic/claude-sonnet-4.5"`
   */
  readonly aggregator?: string | undefined;
  /**
   * The maximum number of layers. A whole number of 2 or more.
   *
   * @defaultValue `3`
   */
  readonly layers?: number | undefined;
}

const claude = "openrouter:anthropic/claude-sonnet-4.5";

/** The large configuration, in the order of the published scripts. */
const largeModels = {
  deepseek: "openrouter:deepseek/deepseek-chat-v3.1",
  qwen: "openrouter:qwen/qwen-max",
  gemini: "openrouter:google/gemini-2.5-pro",
  gpt: "openrouter:openai/gpt-4.1",
  claude,
};

const residualInstruction = [
  "Experts have discussed the latest message of the user in rounds. Listed below are answers of the rounds before, newest first, and last the answer of this round.",
  "Write the single best answer to that message from all of them: keep what an earlier answer has and a later one lost, and leave out what is wrong.",
  "Answer the user directly, without mentioning the rounds or the experts.",
]
  .join(" ")
  .concat("\n\nAnswers:");

const stopInstruction = [
  "The latest message of the user has been answered in rounds. Answer 1 below is that of the last round, answer 2 that of the round before.",
  "Do not answer the message yourself. Compare the two.",
  "Begin your reply with the one word PASS if answer 1 is no better than answer 2, so that a further round is not worth its cost, or FAIL if it is better.",
]
  .join(" ")
  .concat("\n\nAnswers:");

/** The names of the nodes between the layers, and of what a layer reads. */
const ownNames = ["input", "before", "residual", "layers", "last"];

/**
 * Makes an Attention-MoA graph: in each layer every agent answers, comments on every answer and
 * revises its own, and one model synthesises. From the second layer, that model also combines the
 * synthesis with the answer of the layer before.
 *
 * Model calls for `n` agents: `n × n + 2 × n + 1` in the first layer, one more in each further
 * layer, and one between two of these that may end the run.
 *
 * @param options - Agents, aggregator and layers, if they are not the recipe's.
 * @throws `MoaError` `INVALID_SETTING` If `layers` is not a whole number of 2 or more, `agents` is
 * empty, or two nodes would have the same name.
 * @see arXiv 2601.16596
 * @example Two agents, at most two layers
 * ```ts
 * import { modelCallsOf } from "@moagraph/core/graph";
 * import { attentionMoaGraph } from "@moagraph/recipes";
 *
 * const agents = { terra: "openai:gpt-5.6-terra", grok: "xai:grok-4.6" };
 * const graph = attentionMoaGraph({ agents, aggregator: agents.terra, layers: 2 });
 * const calls = modelCallsOf(graph); // 9 + 10
 * ```
 */
export function attentionMoaGraph(options: AttentionMoaOptions = {}): GraphSpec {
  const { agents = largeModels, aggregator = claude, layers = 3 } = options;
  checkCount({ setting: "layers", of: "attentionMoaGraph", value: layers, least: 2 });
  checkFilled({ setting: "agents", of: "attentionMoaGraph", value: agents });
  const names = [...ownNames, ...namesInLayer(Object.keys(agents))];
  checkNames({ setting: "agents", of: "attentionMoaGraph", names });
  const nodes: Record<string, NodeSpec> = {
    ...attentionLayer({ agents, aggregator, answer: firstAnswerOf }),
    layers: repeat({
      reads: ["synthesis"],
      body: { nodes: furtherLayer(agents, aggregator), output: ["residual", "before"] },
      until: { model: aggregator, prompt: stopInstruction, ...attentionSampling },
      maxRounds: layers - 1,
    }),
    last: selector({ reads: ["layers"], keep: 1, by: "first-usable" }),
  };
  return defineGraph({ name: "attention-moa", nodes, output: "last" });
}

function firstAnswerOf(model: string): NodeSpec {
  return proposer({ model, ...attentionSampling });
}

function furtherAnswerOf(model: string): NodeSpec {
  return aggregatorNode({ model, reads: ["before"], ...attentionSampling });
}

/** A layer whose agents read the answer of the layer before. */
function furtherLayer(
  agents: Readonly<Record<string, string>>,
  aggregator: string,
): Record<string, NodeSpec> {
  return {
    before: selector({ reads: ["input"], keep: 1, by: "first-usable" }),
    ...attentionLayer({ agents, aggregator, answer: furtherAnswerOf }),
    residual: aggregatorNode({
      model: aggregator,
      reads: ["input", "synthesis"],
      prompt: residualInstruction,
      ...attentionSampling,
    }),
  };
}

/**
 * Attention-MoA: five large models answer, comment on each other's answers and revise their own in up
 * to three layers, and Claude Sonnet 4.5 synthesises. 36 + 37 + 1 + 37 calls, or 74 if the second
 * layer brings no improvement.
 *
 * @see arXiv 2601.16596
 * @example
 * ```ts
 * import { modelCallsOf } from "@moagraph/core/graph";
 * import { attentionMoa } from "@moagraph/recipes";
 *
 * const calls = modelCallsOf(attentionMoa.graph); // 111
 * ```
 */
export const attentionMoa: Recipe = /* @__PURE__ */ defineRecipe({
  name: "attention-moa",
  summary:
    "Five models answer, comment on each other and revise, layer by layer; Claude synthesises.",
  graph: /* @__PURE__ */ attentionMoaGraph(),
  citation: {
    title:
      "Attention-MoA: Enhancing Mixture-of-Agents via Inter-Agent Semantic Attention and Deep Residual Synthesis",
    authors: ["Jianyu Wen", "Yang Wei", "Xiongxi Yu", "Changxuan Xiao", "Ke Zeng"],
    year: 2026,
    url: "https://arxiv.org/abs/2601.16596",
    section:
      "abstract; John-Wendell/Attention-MoA, generate_for_alpaca_amoa_api_cache.py@c308e84, utils.py@d9d30ea, eval_alpaca.sh@ee04099",
  },
  published: [
    { ...lcWinRate(91.15), source: "arXiv 2601.16596, abstract" },
    {
      ...lcWinRate(77.36),
      variant: "five small open models",
      source: "arXiv 2601.16596, abstract",
    },
    {
      benchmark: "MT-Bench",
      metric: "average (1 to 10)",
      score: 8.83,
      variant: "five small open models",
      source: "arXiv 2601.16596, abstract",
    },
  ],
  differences: [
    `The models are those of the published scripts, by their ids at OpenRouter; the scripts use a gateway of the authors. ${howToSwap}.`,
    "Claude Sonnet 4.5 aggregates, as in the script for AlpacaEval. The scripts for MT-Bench and FLASK have Qwen-Max and GPT-4.1 as aggregator.",
    "The number of layers behind the published scores is unknown to us, and so is the aggregator of the small models. All published scripts run one layer, without the comparison of layers. The paper adds that comparison and the early end, so three layers are our choice.",
    "The small models are Mistral-Small-3.2-24B-Instruct-2506, Qwen3-32B, gemma-3-12b-it, Llama-4-Scout-17B-16E-Instruct and gpt-oss-20b. Pass them as `agents`.",
    "In the published code one reply either ends the run or is the layer's answer, and an early end answers with the synthesis before it. Here a call of its own decides after the layer's answer is written, and the run answers with that.",
    "The published code ends early when a reply contains `AMoA should be stopped`, but its prompt asks for `Attention-MoA should be stopped`, which does not contain it. Here the end is requested as a verdict.",
    "The published code shows the aggregator the answers of all layers before, of which some appear twice. Here it sees those of the last two, which include what was kept of the earlier ones.",
    "The published code sends the comments' instructions as the user's message, with the conversation as text in it. Here they are in the system message, and the conversation is unchanged.",
    "An agent without an answer gets no comments and revises nothing. The published code revises a missing answer.",
    "The published code turns off the models' reasoning and sets `top_k` to 100. Here neither is set: not every vendor has them.",
    "The published temperature is 0.7 and the limit 4096 output tokens, as in the scripts for AlpacaEval and MT-Bench. Some current models refuse a temperature.",
    "All instructions are in our own words. A `prompt` on a node replaces its instruction.",
    fenceDifference,
  ],
});
