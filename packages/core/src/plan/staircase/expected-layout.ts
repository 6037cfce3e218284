import type { ReasoningEffort } from "@moagraph/provider-kit";
import { memoizeByObject } from "../../identity/memoize-by-object.js";
import type { FlatGraph, NodeSpec } from "../../spec/graph-spec.js";
import { kindOf } from "../../spec/node-kinds.js";
import { largest } from "../../spec/flow/largest.js";
import { staircaseOf } from "../../spec/flow/staircase-of.js";
import { policiesOf } from "../../spec/policies/policies.js";
import { defaultSpeed } from "../time/model-speed.js";
import { allNodesOf } from "../routes/route-extents.js";
import { type PromptTokens, seenTokens } from "../tokens/prompt-tokens.js";
import { defaultReplyTokens, expectedReplyTokens } from "../tokens/reply-tokens.js";
import { tokenFlowOf } from "../tokens/token-flow.js";
import { inBothLayouts, type KnownModel } from "./layout-tokens.js";
import type { StaircaseLayout } from "./staircase-plan.js";
import { growthOf } from "../time/growth.js";
import { type NodeRounds, nodeRoundsOf } from "./node-rounds.js";
import type { ReadTexts } from "./rounds.js";

/** A model that a node with a `staircase` may ask. */
export interface StaircaseModel extends KnownModel {
  /** As the node, the graph or the run sets it. */
  readonly reasoningEffort: ReasoningEffort | undefined;
}

/**
 * The layout of a node's requests to a model: the one whose input tokens are expected to cost less. A run
 * and its plan have the same: both assume replies of 400 tokens at the default speed of `planRun`.
 *
 * @param promptTokens - Tokens of the conversation, as far as a node sees it.
 */
export function expectedLayout(
  graph: FlatGraph,
  name: string,
  model: StaircaseModel,
  promptTokens: PromptTokens,
): StaircaseLayout {
  if (!canPrefill(model)) return "append";
  const rounds = expectedRounds(graph, name, promptTokens);
  if (rounds === undefined) return "append";
  const { append, prefill } = inBothLayouts(rounds, model);
  return prefill.billedInputTokens < append.billedInputTokens ? "prefill" : "append";
}

/**
 * Whether a model continues the beginning of a reply. While it reasons, it cannot: vendors refuse such a
 * request, or the model reasons again before each part of the answer.
 */
function canPrefill({ capabilities, reasoningEffort }: StaircaseModel): boolean {
  if (capabilities.prefill !== true) return false;
  if (reasoningEffort === undefined || reasoningEffort === "none") return true;
  // A value that the model does not accept is left out of the request.
  return capabilities.reasoningEffort?.includes(reasoningEffort) === false;
}

function expectedRounds(
  graph: FlatGraph,
  name: string,
  promptTokens: PromptTokens,
): NodeRounds | undefined {
  const node = graph.nodes[name];
  const tokens = expectedFlowOf(graph).tokens.get(name);
  const rules = node && staircaseOf(graph, node);
  if (node === undefined || tokens === undefined || rules === undefined) return undefined;
  const { history } = policiesOf(graph, node);
  const parts = { ...tokens.parts, conversation: seenTokens(promptTokens, history) };
  const reads = readTexts(graph, node);
  return nodeRoundsOf({
    graph,
    node,
    rules,
    tokens: { ...tokens, parts },
    reads,
    endedSeconds: largest(reads.map(({ growth }) => growth.endSeconds)),
    speed: defaultSpeed,
  });
}

/** Tokens and proposals of all nodes, but for the conversation. */
const expectedFlowOf = memoizeByObject((graph: FlatGraph) => {
  const extent = allNodesOf(graph);
  return {
    flows: extent.flows,
    tokens: tokenFlowOf(graph, { promptTokens: 0, replyTokens: defaultTokensOf }, extent),
  };
});

function defaultTokensOf(node: NodeSpec): number {
  return expectedReplyTokens(node, defaultReplyTokens);
}

function readTexts(graph: FlatGraph, node: NodeSpec): ReadTexts[] {
  const { flows, tokens } = expectedFlowOf(graph);
  const { firstTokenSeconds: startSeconds, tokensPerSecond } = defaultSpeed;
  return kindOf(node)
    .reads(node)
    .map((read) => {
      const own = tokens.get(read)?.proposalTokens ?? 0;
      const growth = growthOf([{ startSeconds, tokens: own, tokensPerSecond }]);
      return { growth, count: flows.get(read)?.writes ?? 0 };
    });
}
