import { aggregator, type NodeSpec } from "@moagraph/core/graph";

/** The agents of a layer, and the model that synthesises their revised answers. */
export interface AttentionLayer {
  /** The models by the name of their agent. */
  readonly agents: Readonly<Record<string, string>>;
  readonly aggregator: string;
  /** The node of an agent's first answer. */
  readonly answer: (model: string) => NodeSpec;
}

/** The sampling parameters of every call of the published AlpacaEval script. */
export const attentionSampling: { readonly temperature: number; readonly maxOutputTokens: number } =
  /* @__PURE__ */ Object.freeze({ temperature: 0.7, maxOutputTokens: 4096 });

/** The name of the node that synthesises the revised answers of a layer. */
const synthesisName = "synthesis";

const compareInstruction = [
  "You and another assistant have each answered the latest message of the user. Answer 1 below is yours, answer 2 is that of the other assistant.",
  "Compare them. Write suggestions for improving answer 2, each with its reason: what is wrong or missing in it, and what in your answer would help.",
  "Write only the suggestions. If there is nothing to improve, say so.",
]
  .join(" ")
  .concat("\n\nAnswers:");

const reviewInstruction = [
  "You have answered the latest message of the user. Your answer is below.",
  "Check it again. Write suggestions for improving it, each with its reason: what is wrong, unreasonable or missing.",
  "Write only the suggestions. If there is nothing to improve, say so.",
]
  .join(" ")
  .concat("\n\nAnswer:");

const reviseInstruction = [
  "You have answered the latest message of the user. Item 1 below is your answer. The others are suggestions of several assistants for improving it.",
  "Judge which of the suggestions are right. Write your answer again, with these included and the others left out.",
  "Answer the user directly, without mentioning the suggestions.",
]
  .join(" ")
  .concat("\n\nAnswer and suggestions:");

/**
 * The nodes of a layer of Attention-MoA: each agent answers, comments on every answer, and revises
 * its own with the comments on it, and the aggregator synthesises the revised answers. For `n`
 * agents, `n + n × n + n + 1` calls.
 */
export function attentionLayer(layer: AttentionLayer): Record<string, NodeSpec> {
  const names = Object.keys(layer.agents);
  const models = Object.entries(layer.agents);
  const revised = names.map(revisedBy);
  return {
    ...nodesOf(models.map(([name, model]) => [name, layer.answer(model)])),
    ...nodesOf(models.flatMap(([name, model]) => commentsOf(name, model, names))),
    ...nodesOf(models.map(([name, model]) => [revisedBy(name), revisionOf(name, model, names)])),
    [synthesisName]: aggregator({ model: layer.aggregator, reads: revised, ...attentionSampling }),
  };
}

/** The names of the nodes of a layer, of which two can be the same. */
export function namesInLayer(agents: readonly string[]): string[] {
  const comments = agents.flatMap((by) => agents.map((on) => commentBy(by, on)));
  return [synthesisName, ...agents, ...comments, ...agents.map(revisedBy)];
}

function commentBy(agent: string, on: string): string {
  return `${agent}-on-${on}`;
}

function revisedBy(agent: string): string {
  return `${agent}-revised`;
}

/** A comparison without one of its two answers has nothing to say. */
const both = { atLeast: 2 };

type Entry = readonly [name: string, node: NodeSpec];

function nodesOf(entries: readonly Entry[]): Record<string, NodeSpec> {
  return Object.fromEntries(entries);
}

/** An agent's comments on the answers of all agents. */
function commentsOf(name: string, model: string, names: readonly string[]): Entry[] {
  const others = names.filter((other) => other !== name);
  const review = { model, reads: [name], prompt: reviewInstruction, ...attentionSampling };
  return [
    [commentBy(name, name), aggregator(review)],
    ...others.map((other): Entry => {
      const reads = [name, other];
      const compare = { model, reads, quorum: both, prompt: compareInstruction };
      return [commentBy(name, other), aggregator({ ...compare, ...attentionSampling })];
    }),
  ];
}

function revisionOf(name: string, model: string, names: readonly string[]): NodeSpec {
  const reads = [name, ...names.map((other) => commentBy(other, name))];
  return aggregator({ model, reads, prompt: reviseInstruction, ...attentionSampling });
}
