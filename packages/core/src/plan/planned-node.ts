import type { ModelFacts } from "@moagraph/provider-kit";
import { flowOf } from "../spec/flow.js";
import type { GraphSpec } from "../spec/graph-spec.js";
import { kindOf } from "../spec/node-kinds.js";
import type { Bounds } from "./bounds.js";
import { costOf, tflopsOf } from "./call-amounts.js";
import { expectedReplyTokens } from "./reply-tokens.js";
import type { PlanAssumptions } from "./run-plan.js";
import { type NodeTokens, tokenFlowOf } from "./token-flow.js";

/** A node that asks a model: `calls` calls, each of which takes the rest. */
export interface PlannedNode extends NodeTokens {
  readonly name: string;
  readonly model: string;
  readonly calls: number;
  readonly costUsd: Bounds;
  readonly tflops: Bounds;
  readonly seconds: number;
}

/** The nodes of a graph that ask a model, with what they take, by name. */
export function planNodes(
  graph: GraphSpec,
  factsOf: (model: string) => ModelFacts,
  assumptions: PlanAssumptions,
): Map<string, PlannedNode> {
  const { promptTokens, outputTokens } = assumptions;
  const flows = flowOf(graph);
  const tokens = tokenFlowOf(graph, {
    promptTokens,
    replyTokens: (node) => expectedReplyTokens(node, outputTokens),
  });
  const planned = new Map<string, PlannedNode>();
  for (const [name, ofNode] of tokens) {
    const node = graph.nodes[name];
    const [model] = node === undefined ? [] : kindOf(node).models(node);
    const calls = flows.get(name)?.modelCalls ?? 0;
    if (model === undefined || calls === 0) continue;
    const facts = factsOf(model);
    const amounts = { costUsd: costOf(ofNode, facts), tflops: tflopsOf(ofNode, facts) };
    const seconds = secondsOf(ofNode, assumptions);
    planned.set(name, { ...ofNode, ...amounts, name, model, calls, seconds });
  }
  return planned;
}

function secondsOf(
  { outputTokens }: NodeTokens,
  { firstTokenSeconds, tokensPerSecond }: PlanAssumptions,
): number {
  return firstTokenSeconds + outputTokens / tokensPerSecond;
}
