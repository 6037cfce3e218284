import { estimateTokens } from "../call/estimate-tokens.js";
import { flowOf } from "../spec/flow.js";
import type { GraphSpec } from "../spec/graph-spec.js";
import type { AskSettings } from "../spec/model-settings.js";
import { kindOf, type NodeSpec } from "../spec/node-kinds.js";

/** Tokens of one call of a node, and of one proposal that it passes on. */
export interface NodeTokens {
  /** Proposals that one call is shown. */
  readonly shown: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly proposalTokens: number;
}

/** How long texts are that no graph knows. */
export interface TextLengths {
  readonly promptTokens: number;
  /** The length of a reply of this node. */
  readonly replyTokens: (node: NodeSpec) => number;
}

/** A line break, a number and a dot, as `synthesisPrompt` writes them. */
const listItemTokens = 3;

/** The tokens of each node in a run in which every call succeeds, by name. */
export function tokenFlowOf(
  graph: Pick<GraphSpec, "nodes">,
  lengths: TextLengths,
): Map<string, NodeTokens> {
  const flows = flowOf(graph);
  const tokens = new Map<string, NodeTokens>();
  // The flow goes from what is read to who reads it.
  for (const [name, { incoming }] of flows) {
    const node = graph.nodes[name];
    if (node === undefined) continue;
    const incomingTokens = kindOf(node)
      .reads(node)
      .map((read) => (flows.get(read)?.writes ?? 0) * (tokens.get(read)?.proposalTokens ?? 0))
      .reduce((sum, each) => sum + each, 0);
    tokens.set(name, tokensOf(node, incoming, incomingTokens, lengths));
  }
  return tokens;
}

function tokensOf(
  node: NodeSpec,
  incoming: number,
  incomingTokens: number,
  { promptTokens, replyTokens }: TextLengths,
): NodeTokens {
  const kind = kindOf(node);
  const shown = kind.shown(node, incoming);
  const oneShown = shown === 0 ? 0 : incomingTokens / incoming + listItemTokens;
  const outputTokens = replyTokens(node);
  const read = { incoming, incomingTokens, replyTokens: outputTokens };
  return {
    shown,
    inputTokens: Math.round(promptTokens + instructionTokensOf(node) + shown * oneShown),
    outputTokens,
    proposalTokens: kind.proposalTokens(node, read),
  };
}

/** What a function writes is not known: as much as the built-in instruction, we take it. */
function instructionTokensOf(node: NodeSpec): number {
  const { prompt }: Pick<AskSettings, "prompt"> = "prompt" in node ? node : {};
  return typeof prompt === "string" ? estimateTokens(prompt) : kindOf(node).instructionTokens;
}
