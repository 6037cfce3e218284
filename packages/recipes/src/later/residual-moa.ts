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
import { paperSampling } from "../paper/paper-sampling.js";
import type { PublishedScore, Recipe } from "../recipe.js";

/** Options of {@link residualMoaGraph}. */
export interface ResidualMoaOptions {
  /**
   * The model of the agents. Each has its own role.
   *
   * @defaultValue `"openai:gpt-4o-2024-08-06"`
   */
  readonly model?: string | undefined;
  /**
   * The model that finds differences, decides to stop, and writes the answer.
   *
   * @defaultValue the model of the agents
   */
  readonly aggregator?: string | undefined;
  /**
   * The roles of the agents, at least one, and one agent for each. The texts are part of the system message.
   *
   * @defaultValue six roles
   */
  readonly roles?: readonly string[] | undefined;
  /**
   * The number of answers that a layer passes on: the paper's K.
   *
   * @defaultValue `3`
   */
  readonly keep?: number | undefined;
  /**
   * The maximum number of layers of agents. A whole number of 2 or more.
   *
   * @defaultValue `6`
   */
  readonly layers?: number | undefined;
}

const sixRoles = [
  "You are a researcher: analytical, exact, and wary of claims without evidence.",
  "You are a data analyst: pragmatic, good with numbers, and quick to see what distorts a result.",
  "You are an engineer: systematic, and intent on doing what was asked, in every detail.",
  "You are a teacher: patient, and good at explaining hard things in simple words.",
  "You are a critic: curious, independent, and used to asking what the others have overlooked.",
  "You are an editor: attentive to structure, tone, and whatever does not belong.",
];

const referenceInstruction = [
  "Other assistants have answered the latest message of the user. Their answers of the last round are listed below, and last, if there is one, a list of the differences between the last two rounds.",
  "Write a better answer to that message from them. Check where they contradict each other, and use the differences to keep what was lost and to correct what became wrong.",
  "Answer the user directly, without mentioning the other answers.",
]
  .join(" ")
  .concat("\n\nAnswers and differences:");

const residualInstruction = [
  "Assistants have answered the latest message of the user in rounds. Of the answers below, the first half is from the round before, the second half from this round.",
  "Do not answer the message. List what differs in the second half from the first: errors that are new, details that are missing or changed, and information that is new. One line for each answer that differs, beginning with its number.",
  "Report only real differences. If there are none of significance, write only: No differences.",
]
  .join(" ")
  .concat("\n\nAnswers:");

const stopInstruction = [
  "Assistants have answered the latest message of the user in rounds. Listed below are their answers of the last round, and last, if there is one, a list of the differences from the round before.",
  "Do not answer the message. Judge whether these differences matter for the answer to it.",
  "Begin your reply with the one word PASS if there are none that matter, so that the rounds end, or FAIL if there are, or if no differences are listed.",
]
  .join(" ")
  .concat("\n\nAnswers and differences:");

const finalInstruction = [
  "Assistants have answered the latest message of the user in rounds. Listed below are their answers of the last round, and last, if there is one, a list of the differences from the round before.",
  "Write the single best answer to that message from the answers. Use the differences to fill gaps, to add other views and to correct errors.",
  "Answer the user directly, without mentioning the answers or the rounds.",
]
  .join(" ")
  .concat("\n\nAnswers and differences:");

/**
 * Makes a residual MoA graph: agents with different roles answer in layers, each layer passes on its
 * most different answers and what changed from the layer before, and one model writes the answer.
 *
 * Model calls for `n` roles: `n` in the first layer, `n + 1` in each further layer, one between two
 * of these that may end the layers, and one for the answer.
 *
 * @param options - Models, roles, answers kept and layers, if they are not the recipe's.
 * @throws `MoaError` `INVALID_SETTING` If `layers` is not a whole number of 2 or more, or `roles` is
 * empty.
 * @throws `GraphValidationError` `INVALID_GRAPH` If `keep` is larger than the number of roles.
 * @see arXiv 2505.24442
 * @example Four layers that keep two answers, as in the published code
 * ```ts
 * import { modelCallsOf } from "@moagraph/core/graph";
 * import { residualMoaGraph } from "@moagraph/recipes";
 *
 * const graph = residualMoaGraph({ model: "openai:gpt-5.6-terra", keep: 2, layers: 4 });
 * const calls = modelCallsOf(graph); // 6 + 7 + 1 + 7 + 1 + 7 + 1
 * ```
 */
export function residualMoaGraph(options: ResidualMoaOptions = {}): GraphSpec {
  const { model = "openai:gpt-4o-2024-08-06", roles = sixRoles, keep = 3, layers = 6 } = options;
  const { aggregator = model } = options;
  checkCount({ setting: "layers", of: "residualMoaGraph", value: layers, least: 2 });
  checkFilled({ setting: "roles", of: "residualMoaGraph", value: roles });
  const agents = { model, roles, keep };
  const asked = { model: aggregator, ...paperSampling };
  const nodes: Record<string, NodeSpec> = {
    ...diverseOf(agents, (prompt) => proposer({ model, prompt, ...paperSampling })),
    layers: repeat({
      reads: ["diverse"],
      body: { nodes: furtherLayer(agents, aggregator), output: ["diverse", "residual"] },
      until: { ...asked, prompt: stopInstruction },
      maxRounds: layers - 1,
    }),
    writer: aggregatorNode({ ...asked, reads: ["layers"], prompt: finalInstruction }),
  };
  return defineGraph({ name: "residual-moa", nodes, output: "writer" });
}

/** The agents of a layer. */
type Agents = Required<{
  [Key in "model" | "roles" | "keep"]: NonNullable<ResidualMoaOptions[Key]>;
}>;

/** A node for each role, and a node that passes on the most different of their answers. */
function diverseOf(
  { roles, keep }: Agents,
  agentOf: (role: string) => NodeSpec,
): Record<string, NodeSpec> {
  const agents = roles.map((role, at) => [`agent-${at + 1}`, agentOf(role)] as const);
  const reads = agents.map(([name]) => name);
  return {
    ...Object.fromEntries(agents),
    diverse: selector({ reads, keep, by: "diversity" }),
  };
}

/**
 * All answers of both layers, so that the halves are those of the instruction. A layer with
 * differences then has `keep` answers before them, and `before` takes no differences for an answer.
 */
function bothLayers(keep: number): { readonly atLeast: number } {
  return { atLeast: 2 * keep };
}

/** A layer that reads the kept answers and the differences of the layer before. */
function furtherLayer(agents: Agents, aggregator: string): Record<string, NodeSpec> {
  const asked = { model: agents.model, reads: ["input"], ...paperSampling };
  return {
    ...diverseOf(agents, (role) =>
      aggregatorNode({ ...asked, prompt: `${role}\n\n${referenceInstruction}` }),
    ),
    before: selector({ reads: ["input"], keep: agents.keep, by: "first-usable" }),
    residual: aggregatorNode({
      model: aggregator,
      reads: ["before", "diverse"],
      quorum: bothLayers(agents.keep),
      prompt: residualInstruction,
      ...paperSampling,
    }),
  };
}

const scores = "arXiv 2505.24442, main results, read in a note on the paper at papernotes.org";

/**
 * RMoA: six roles of GPT-4o answer in up to six layers, each of which passes on its three most
 * different answers and what has changed, and GPT-4o writes the answer. 46 calls at most, 15 at
 * least.
 *
 * @see arXiv 2505.24442
 * @example
 * ```ts
 * import { modelCallsOf } from "@moagraph/core/graph";
 * import { residualMoa } from "@moagraph/recipes";
 *
 * const calls = modelCallsOf(residualMoa.graph); // 46
 * ```
 */
export const residualMoa: Recipe = /* @__PURE__ */ defineRecipe({
  name: "residual-moa",
  summary: "Six roles of GPT-4o answer in layers that pass on diverse answers and what changed.",
  graph: /* @__PURE__ */ residualMoaGraph(),
  citation: {
    title:
      "RMoA: Optimizing Mixture-of-Agents through Diversity Maximization and Residual Compensation",
    authors: [
      "Zhentao Xie",
      "Chengcheng Han",
      "Jinxin Shi",
      "Wenjun Cui",
      "Xin Zhao",
      "Xingjiao Wu",
      "Jiabao Zhao",
    ],
    year: 2025,
    url: "https://arxiv.org/abs/2505.24442",
    section: "abstract; 2279072142/RMoA@3f152b4, src/RMoA.py and src/prompt",
  },
  published: [
    { benchmark: "AlpacaEval 2.0", metric: "win rate (%)", score: 63.29, source: scores },
    { ...percent("MATH"), score: 81.16, source: scores },
    { ...percent("CRUX"), score: 87.37, source: scores },
    { ...percent("MMLU-Redux"), score: 86.67, source: scores },
  ],
  differences: [
    `The model is that of the differences and the answer in the published code, by default. The scores are those of GPT-4o; the version of the agents is unknown to us. ${howToSwap}.`,
    "The code was read in a copy of the repository that the paper names, which has the same description. Its layers, scores and K were read in a note on the paper, not in the paper itself. Whether the win rate is length-controlled, and the numbers of the tables, are unknown to us.",
    "A list of results prints 78.2 on AlpacaEval 2.0 and 8.82 on MT-Bench for RMoA. Their models are unknown to us, so they are not listed.",
    "The paper also prints Qwen2.5-7B, Gemma2-9B and Llama3.1-8B, each alone: pass it as `model`.",
    "The number of agents is unknown to us. Six is the number of roles in the published code. The roles are in our own words; the published ones are made for each benchmark.",
    "Similarity is measured by the words of the answers, not by an embedding model (BGE-m3). A selector with `by: { use: name }` can measure embeddings.",
    "In the published code the reply that lists the differences also says whether there are any, and none ends the layers. Here a call of its own decides, which may also find them insignificant.",
    "In the published code the final answer is written from the answers of the last layer but one and the differences of the last. Here it is written from the answers of the last layer and these differences.",
    "If a layer or the one before it has fewer answers than it should pass on, their differences are not listed. The ledger shows `QUORUM_NOT_REACHED` for the node `residual`.",
    "The published code also writes an answer after each layer. Here only the last one is written.",
    "The published code draws the temperature of GPT-4o's agents from 0.5, 0.7 and 1.0. Here it is 0.7, the code's default. 2048 output tokens are its default too.",
    "In the published code, answers of the layer before reach the agents only if the conversation has a system message. Here they always do, as the paper describes.",
    "The paper ends after m layers without differences, with m unknown to us. The published code and this graph end after one.",
    "All instructions are in our own words. A `prompt` on a node replaces its instruction.",
    fenceDifference,
  ],
});

function percent(benchmark: string): Pick<PublishedScore, "benchmark" | "metric"> {
  return { benchmark, metric: "accuracy (%)" };
}
