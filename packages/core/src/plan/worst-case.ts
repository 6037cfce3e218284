import type { ModelFacts } from "@moagraph/provider-kit";
import type { GraphSpec } from "../spec/graph-spec.js";
import { type AskingNode, askingNodes } from "./asking-node.js";
import { costBounds } from "./call-amounts.js";
import { usualReplyTokens, worstReplyTokens } from "./reply-tokens.js";

/** What the worst case is reckoned with. */
export interface WorstCaseOptions {
  /** What is known about a model. */
  readonly facts: (model: string) => ModelFacts;
  /** Tokens of the conversation that the run is asked about. */
  readonly promptTokens: number;
  /**
   * Tokens of a reply where its node sets no `maxOutputTokens`.
   *
   * @defaultValue `400`, as `planRun` assumes
   */
  readonly outputTokens?: number | undefined;
}

/** What one call of a node takes at most. */
export interface WorstCall {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** In US dollars; `null` when the model's price is not known. */
  readonly costUsd: number | null;
}

/** What a run takes at most, as far as its graph says. */
export interface WorstCase {
  readonly modelCalls: number;
  /** Tokens of all prompts and replies. */
  readonly tokens: number;
  /** In US dollars; `null` when a price is not known. */
  readonly costUsd: number | null;
  /** Each call of a node, by the node's name. Nodes that ask no model are left out. */
  readonly nodes: ReadonlyMap<string, WorstCall>;
}

/**
 * What a run takes when every reply is as long as its node allows, and each call succeeds at its
 * first try: neither retries nor fallbacks are in it. Asks no model.
 */
export function worstCaseOf(graph: GraphSpec, options: WorstCaseOptions): WorstCase {
  const { facts, promptTokens, outputTokens = usualReplyTokens } = options;
  const asking = askingNodes(graph, {
    promptTokens,
    replyTokens: (node) => worstReplyTokens(node, outputTokens),
  });
  const nodes = new Map(asking.map((node) => [node.name, worstCallOf(node, facts(node.model))]));
  const sum = (of: (call: WorstCall) => number): number =>
    asking.reduce((total, { name, calls }) => total + calls * of(nodes.get(name) as WorstCall), 0);
  const isPriced = [...nodes.values()].every(({ costUsd }) => costUsd !== null);
  return {
    modelCalls: sum(() => 1),
    tokens: sum((call) => call.inputTokens + call.outputTokens),
    costUsd: isPriced ? sum(({ costUsd }) => costUsd ?? 0) : null,
    nodes,
  };
}

function worstCallOf(node: AskingNode, facts: ModelFacts): WorstCall {
  const { inputTokens, outputTokens } = node;
  return { inputTokens, outputTokens, costUsd: costBounds(node, facts).atMost };
}
