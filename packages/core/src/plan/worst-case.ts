import type { ModelFacts } from "@moagraph/provider-kit";
import { staircaseOf } from "../spec/flow/staircase-of.js";
import type { GraphSpec, NodeSpec } from "../spec/graph-spec.js";
import { type AskingNode, askingNodes } from "./asking-node.js";
import { type CallTokens, costBounds } from "./amounts/call-amounts.js";
import { routeExtentsOf } from "./routes/route-extents.js";
import { worstRoundsOf } from "./staircase/worst-rounds.js";
import type { PromptTokens } from "./tokens/prompt-tokens.js";
import { defaultReplyTokens, worstReplyTokens } from "./tokens/reply-tokens.js";

/** Input of the worst case. */
export interface WorstCaseOptions {
  /** Returns the known facts about a model. */
  readonly facts: (model: string) => ModelFacts;
  /** Tokens of the conversation, as far as a node sees it. */
  readonly promptTokens: PromptTokens;
  /**
   * Tokens of a reply whose node sets no `maxOutputTokens`.
   *
   * @defaultValue `400`, as `planRun` assumes
   */
  readonly outputTokens?: number | undefined;
}

/** Maximum tokens and cost of one request of a node. */
export interface WorstCall {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Cost in US dollars. `null` if the model's price is unknown. */
  readonly costUsd: number | null;
}

/** Maximum tokens and cost of one reply of a node. */
interface WorstReply extends WorstCall {
  /** The rounds before the last one, in order. Absent for nodes without a `staircase`. */
  readonly earlier?: readonly WorstCall[];
}

/** Maximum calls, tokens and cost of a run, as far as the graph limits them. */
export interface WorstCase {
  readonly modelCalls: number;
  /** Tokens of all prompts and replies. */
  readonly tokens: number;
  /** Cost in US dollars. `null` if a price is unknown. */
  readonly costUsd: number | null;
  /** One reply of each node, by the node's name. Nodes that ask no model are left out. */
  readonly nodes: ReadonlyMap<string, WorstReply>;
}

/**
 * Returns calls, tokens and cost of a run in which every reply is as long as its node allows, each
 * call succeeds at the first attempt, each router takes its most expensive routes, and each node with a
 * `staircase` makes all its rounds. Retries and fallbacks are not included. No model calls.
 *
 * @param graph - With flat nodes.
 */
export function worstCaseOf(graph: GraphSpec, options: WorstCaseOptions): WorstCase {
  const { facts, promptTokens, outputTokens = defaultReplyTokens } = options;
  const replyTokens = (node: NodeSpec): number => worstReplyTokens(node, outputTokens);
  const { most } = routeExtentsOf(graph);
  const asking = askingNodes(graph, { promptTokens, replyTokens }, most);
  const nodes = new Map(
    asking.map((node) => [node.name, worstReplyOf(graph, node, facts(node.model))]),
  );
  const sum = (of: (call: WorstCall) => number): number =>
    most.sum(asking.map(({ name, calls }) => [name, calls * sumOf(nodes.get(name), of)]));
  const isPriceKnown = [...nodes.values()].every(({ costUsd }) => costUsd !== null);
  return {
    modelCalls: sum(() => 1),
    tokens: sum((call) => call.inputTokens + call.outputTokens),
    costUsd: isPriceKnown ? sum(({ costUsd }) => costUsd ?? 0) : null,
    nodes,
  };
}

function sumOf(reply: WorstReply | undefined, of: (call: WorstCall) => number): number {
  if (reply === undefined) return 0;
  return (reply.earlier ?? []).reduce((sum, call) => sum + of(call), of(reply));
}

function worstReplyOf(graph: GraphSpec, asking: AskingNode, facts: ModelFacts): WorstReply {
  const node = graph.nodes[asking.name];
  const rules = node && staircaseOf(graph, node);
  if (rules === undefined) return worstCallOf(asking, facts);
  const { earlier, last } = worstRoundsOf(rules, asking);
  return {
    ...worstCallOf(last, facts),
    earlier: earlier.map((round) => worstCallOf(round, facts)),
  };
}

function worstCallOf({ inputTokens, outputTokens }: CallTokens, facts: ModelFacts): WorstCall {
  const { atMost: costUsd } = costBounds({ inputTokens, outputTokens }, facts);
  return { inputTokens, outputTokens, costUsd };
}
