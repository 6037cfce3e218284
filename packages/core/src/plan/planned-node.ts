import type { ModelFacts } from "@moagraph/provider-kit";
import type { FlatGraph, NodeSpec } from "../spec/graph-spec.js";
import { type AskingNode, askingNodes } from "./asking-node.js";
import type { Bounds } from "./bounds.js";
import { costBounds, tflopsOf } from "./call-amounts.js";
import type { ModelSpeed } from "./time/model-speed.js";
import type { RouteExtent } from "./routes/route-extents.js";
import { assumedPromptTokens } from "./tokens/prompt-tokens.js";
import { expectedReplyTokens } from "./tokens/reply-tokens.js";
import type { PlanAssumptions } from "./run-plan.js";
import type { NodeTokens } from "./tokens/token-flow.js";

/** A node that asks a model. Cost, work and time are those of one of its `calls` calls. */
export interface PlannedNode extends AskingNode {
  readonly costUsd: Bounds;
  readonly tflops: Bounds;
  readonly seconds: number;
}

/** What is known of the models. */
export interface KnownModels {
  readonly facts: (model: string) => ModelFacts;
  readonly speed?: ((model: string) => Partial<ModelSpeed>) | undefined;
}

/** The nodes of a graph that ask a model, with cost, work and time of their calls, by name. */
export function planNodes(
  graph: FlatGraph,
  { facts: factsOf, speed: speedOf }: KnownModels,
  assumptions: PlanAssumptions,
  extent: RouteExtent,
): Map<string, PlannedNode> {
  const { outputTokens } = assumptions;
  const lengths = {
    promptTokens: assumedPromptTokens(assumptions),
    replyTokens: (node: NodeSpec) => expectedReplyTokens(node, outputTokens),
  };
  const asking = askingNodes(graph, lengths, extent);
  return new Map(
    asking.map((node) => {
      const facts = factsOf(node.model);
      const ownSpeed = { ...assumptions, ...speedOf?.(node.model) };
      const amounts = { costUsd: costBounds(node, facts), tflops: tflopsOf(node, facts) };
      return [node.name, { ...node, ...amounts, seconds: secondsOf(node, ownSpeed) }];
    }),
  );
}

function secondsOf(
  { outputTokens }: NodeTokens,
  { firstTokenSeconds, tokensPerSecond }: ModelSpeed,
): number {
  return firstTokenSeconds + outputTokens / tokensPerSecond;
}
