import { estimateTokens } from "../tokens/estimate-tokens.js";
import { flowOf } from "../spec/flow.js";
import type { GraphSpec } from "../spec/graph-spec.js";
import type { AskSettings } from "../spec/model-settings.js";
import { kindOf, type NodeSpec } from "../spec/node-kinds.js";
import { policiesOf } from "../spec/policies/policies.js";

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

/** Tokens of a list besides those of the texts in it. */
interface ListTokens {
  /** Before its first item. */
  readonly rule: number;
  /** Of each item: a line break, a number and a full stop, and marks. */
  readonly item: number;
}

/** What `plainList` adds. */
const plain: ListTokens = { rule: 0, item: 3 };

/** What `fencedList` adds. */
const fenced: ListTokens = { rule: 48, item: 17 };

/** The tokens of each node in a run in which every call succeeds, by name. */
export function tokenFlowOf(
  graph: Pick<GraphSpec, "fence" | "nodes">,
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
    const list = policiesOf(graph, node).fence ? fenced : plain;
    tokens.set(name, tokensOf(node, { incoming, incomingTokens, list }, lengths));
  }
  return tokens;
}

/** What a node is given. */
interface Given {
  readonly incoming: number;
  readonly incomingTokens: number;
  /** How it is shown to a model. */
  readonly list: ListTokens;
}

function tokensOf(
  node: NodeSpec,
  { incoming, incomingTokens, list }: Given,
  { promptTokens, replyTokens }: TextLengths,
): NodeTokens {
  const kind = kindOf(node);
  const shown = kind.shown(node, incoming);
  const listTokens = shown === 0 ? 0 : list.rule + shown * (incomingTokens / incoming + list.item);
  const outputTokens = replyTokens(node);
  const read = { incoming, incomingTokens, replyTokens: outputTokens };
  return {
    shown,
    inputTokens: Math.round(promptTokens + instructionTokensOf(node) + listTokens),
    outputTokens,
    proposalTokens: kind.proposalTokens(node, read),
  };
}

/** What a function writes is not known: as much as the built-in instruction, we take it. */
function instructionTokensOf(node: NodeSpec): number {
  const { prompt }: Pick<AskSettings, "prompt"> = "prompt" in node ? node : {};
  return typeof prompt === "string" ? estimateTokens(prompt) : kindOf(node).instructionTokens;
}
