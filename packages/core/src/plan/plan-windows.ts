import type { ModelFacts } from "@moagraph/provider-kit";
import { staircaseOf } from "../spec/flow/staircase-of.js";
import type { GraphSpec } from "../spec/graph-spec.js";
import type { PlannedModel } from "./planned-models.js";
import type { PlannedNode } from "./planned-node.js";
import { mostAddedTokens } from "./staircase/worst-rounds.js";
import { routeExtentsOf } from "./routes/route-extents.js";
import type { PromptTokens } from "./tokens/prompt-tokens.js";
import { longestReplyTokens } from "./tokens/reply-tokens.js";
import type { WindowPlan } from "./run-plan.js";
import { type NodeTokens, tokenFlowOf } from "./tokens/token-flow.js";
import { largest } from "../spec/flow/largest.js";

/** For each model, whether its longest call fits its context window. */
export function planWindows(
  graph: GraphSpec,
  models: readonly PlannedModel[],
  factsOf: (model: string) => ModelFacts,
  promptTokens: PromptTokens,
): WindowPlan[] {
  const longest = tokenFlowOf(
    graph,
    { promptTokens, replyTokens: longestReplyTokens },
    routeExtentsOf(graph).most,
  );
  return models.map(({ model, nodes }) => {
    const calls = nodes.map((node) => callRoom(graph, node, longest));
    return windowOf(model, calls, factsOf(model).contextTokens?.value ?? null);
  });
}

/** Tokens of one call in the context window: as expected, and at most. */
interface CallRoom {
  readonly needed: number;
  readonly most: number;
}

function callRoom(
  graph: GraphSpec,
  planned: PlannedNode,
  longest: ReadonlyMap<string, NodeTokens>,
): CallRoom {
  const { inputTokens = 0, outputTokens = 0 } = longest.get(planned.name) ?? {};
  const reply = Number.isFinite(outputTokens) ? outputTokens : planned.outputTokens;
  const node = graph.nodes[planned.name];
  const rules = node && staircaseOf(graph, node);
  const added = rules === undefined ? 0 : mostAddedTokens(rules, planned);
  return { needed: planned.longestPrompt + reply, most: inputTokens + added + outputTokens };
}

function windowOf(
  model: string,
  calls: readonly CallRoom[],
  contextTokens: number | null,
): WindowPlan {
  const neededTokens = largest(calls.map(({ needed }) => needed));
  const most = largest(calls.map((call) => call.most));
  return {
    model,
    neededTokens,
    mostTokens: Number.isFinite(most) ? most : null,
    contextTokens,
    fits: contextTokens === null ? null : neededTokens <= contextTokens,
    alwaysFits: contextTokens === null ? null : most <= contextTokens,
  };
}
