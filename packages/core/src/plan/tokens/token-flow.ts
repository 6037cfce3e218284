import { estimateTokens } from "../../tokens/estimate-tokens.js";
import type { GraphSpec, NodeSpec } from "../../spec/graph-spec.js";
import type { ModelSettings } from "../../spec/model-settings.js";
import { kindOf } from "../../spec/node-kinds.js";
import { policiesOf } from "../../spec/policies/policies.js";
import { type ResponseFormat, schemaName } from "../../spec/policies/response-format.js";
import { allNodesOf, type RouteExtent } from "../routes/route-extents.js";
import { type PromptTokens, seenTokens } from "./prompt-tokens.js";

/** The parts of a prompt, in tokens. */
export interface PartTokens {
  /** The conversation, as far as the node sees it. */
  readonly conversation: number;
  readonly instruction: number;
  /** What is before the first proposal of the list. */
  readonly rule: number;
  /** What each proposal of the list has around its text. */
  readonly item: number;
  /** The texts of all proposals. */
  readonly proposals: number;
}

/** Tokens of one call of a node, and of one proposal that it passes on. */
export interface NodeTokens {
  /** Number of proposals shown in one call. */
  readonly shown: number;
  readonly parts: PartTokens;
  /** The sum of the parts. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly proposalTokens: number;
}

/** The lengths of texts that do not follow from the graph. */
export interface TextLengths {
  /** Tokens of the conversation, as far as a node sees it. */
  readonly promptTokens: PromptTokens;
  /** Tokens of one reply of this node. */
  readonly replyTokens: (node: NodeSpec) => number;
}

/** Tokens that a list of proposals adds to their texts. */
interface ListTokens {
  /** Tokens before the first item. */
  readonly rule: number;
  /** Tokens per item: a line break, a number, a full stop, and marks. */
  readonly item: number;
}

/** Tokens that `plainList` adds. */
const plainListTokens: ListTokens = { rule: 0, item: 2 };

/** Tokens that `fencedList` adds. */
const fencedListTokens: ListTokens = { rule: 53, item: 17 };

/** What the lengths of prompts depend on. */
export type PlannedGraph = Pick<GraphSpec, "fence" | "history" | "nodes">;

/**
 * Tokens of each node in a run in which every call succeeds, by name.
 *
 * @param graph - With flat nodes.
 */
export function tokenFlowOf(
  graph: PlannedGraph,
  lengths: TextLengths,
  { flows, sum }: RouteExtent = allNodesOf(graph),
): Map<string, NodeTokens> {
  const tokens = new Map<string, NodeTokens>();
  const tokensFrom = (read: string): [string, number] => [
    read,
    (flows.get(read)?.writes ?? 0) * (tokens.get(read)?.proposalTokens ?? 0),
  ];
  // A node is listed after all nodes that it reads.
  for (const [name, { incoming }] of flows) {
    const node = graph.nodes[name];
    if (node === undefined) continue;
    const incomingTokens = sum(kindOf(node).reads(node).map(tokensFrom), name);
    const { fence, history } = policiesOf(graph, node);
    const list = fence ? fencedListTokens : plainListTokens;
    const promptTokens = seenTokens(lengths.promptTokens, history);
    const given = { incoming, incomingTokens, list, promptTokens };
    tokens.set(name, tokensOf(node, given, lengths.replyTokens));
  }
  return tokens;
}

/** The conversation that a node sees, and the proposals that it reads. */
interface IncomingTokens {
  readonly promptTokens: number;
  readonly incoming: number;
  readonly incomingTokens: number;
  /** Tokens of the list that shows them to the model. */
  readonly list: ListTokens;
}

function tokensOf(
  node: NodeSpec,
  { incoming, incomingTokens, list, promptTokens }: IncomingTokens,
  replyTokens: TextLengths["replyTokens"],
): NodeTokens {
  const kind = kindOf(node);
  const shown = kind.shown(node, incoming);
  const parts: PartTokens = {
    conversation: promptTokens,
    instruction: instructionTokensOf(node),
    rule: shown === 0 ? 0 : list.rule,
    item: list.item,
    proposals: shown === 0 ? 0 : shown * (incomingTokens / incoming),
  };
  const outputTokens = replyTokens(node);
  const read = { incoming, incomingTokens, replyTokens: outputTokens };
  return {
    shown,
    parts,
    inputTokens: inputTokensOf(parts, shown),
    outputTokens,
    proposalTokens: kind.proposalTokens(node, read),
  };
}

function inputTokensOf(parts: PartTokens, shown: number): number {
  const { conversation, instruction, rule, item, proposals } = parts;
  return Math.round(conversation + instruction + rule + shown * item + proposals);
}

/**
 * The length of a prompt function's result is unknown: it counts as the built-in instruction. A schema
 * that is given to `compile` counts nothing.
 */
function instructionTokensOf(node: NodeSpec): number {
  const { prompt, responseFormat }: Pick<ModelSettings, "prompt" | "responseFormat"> =
    "model" in node ? node : {};
  const own = typeof prompt === "string" ? estimateTokens(prompt) : kindOf(node).instructionTokens;
  return own + (responseFormat === undefined ? 0 : formatTokens(responseFormat));
}

/** Tokens of the sentence that asks for a JSON object. */
const formatSentenceTokens = 16;

function formatTokens(format: ResponseFormat): number {
  if (schemaName(format) !== undefined) return formatSentenceTokens;
  return formatSentenceTokens + estimateTokens(JSON.stringify(format));
}
