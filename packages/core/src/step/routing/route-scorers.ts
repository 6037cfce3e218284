import type { BaseMessage } from "@langchain/core/messages";
import type { ModelFacts } from "@moagraph/provider-kit";
import { agreementOf } from "../../measure/agreement.js";
import { wordVector } from "../../measure/word-vector.js";
import { lastUserIndex } from "../../prompt/conversation/conversation.js";
import type { Compilation } from "../../runtime/compilation.js";
import { kindOf } from "../../spec/node-kinds.js";
import type { RouterSpec } from "../../spec/router.js";
import type { RouteScorer } from "../../spec/routing-rule.js";
import { messageText } from "../../tokens/message-text.js";
import { nodesOfRoutes } from "./nodes-of-routes.js";

/** The calls of one model in a route. */
interface RouteCalls {
  /** At least 1. */
  readonly calls: number;
  readonly facts: ModelFacts;
}

/** A route that is scored. */
interface ScoredRoute {
  /** Of the node and all that it holds. */
  readonly calls: readonly RouteCalls[];
  readonly when: string | undefined;
}

/** How good a route is for a conversation, before any call. Higher is better. */
type Score = (route: ScoredRoute, messages: readonly BaseMessage[]) => number;

/** The built-in scorers of routes. */
const scores: { readonly [Scorer in RouteScorer]: Score } = {
  cheapest: ({ calls }) => -priceOf(calls),
  "widest-window": ({ calls }) => smallestWindow(calls),
  "best-match": ({ when = "" }, messages) =>
    agreementOf([questionIn(messages), when].map(wordVector)),
};

/** The names of the routes, best first. Those with equal scores keep their order. */
export function rankRoutes(
  scorer: RouteScorer,
  { routes, when = {} }: RouterSpec,
  messages: readonly BaseMessage[],
  compilation: Compilation,
): string[] {
  return [...nodesOfRoutes(routes, compilation.graph)]
    .map(([route, nodes]) => {
      const calls = nodes.flatMap((node) => callsOf(node, compilation));
      return { route, score: scores[scorer]({ calls, when: when[route] }, messages) };
    })
    .toSorted((a, b) => b.score - a.score)
    .map(({ route }) => route);
}

function callsOf(node: string, { graph, flow, pool }: Compilation): RouteCalls[] {
  const spec = graph.nodes[node];
  const calls = flow.get(node)?.modelCalls ?? 0;
  if (spec === undefined || calls === 0) return [];
  return kindOf(spec)
    .models(spec)
    .map((model) => ({ calls, facts: pool.facts(model) }));
}

/** Prices of input and output together. Only the order of routes follows from it. */
function priceOf(routeCalls: readonly RouteCalls[]): number {
  let sum = 0;
  for (const { calls, facts } of routeCalls) {
    const input = facts.inputUsdPerMillionTokens?.value;
    const output = facts.outputUsdPerMillionTokens?.value;
    if (input === undefined || output === undefined) return Number.MAX_VALUE;
    sum += calls * (input + output);
  }
  return sum;
}

/** 0 if one is unknown, and for a route that asks no model. */
function smallestWindow(routeCalls: readonly RouteCalls[]): number {
  const windows = routeCalls.map(({ facts }) => facts.contextTokens?.value ?? 0);
  return windows.reduce((smallest, each) => Math.min(smallest, each), windows[0] ?? 0);
}

function questionIn(messages: readonly BaseMessage[]): string {
  const last = messages[lastUserIndex(messages)] ?? messages.at(-1);
  return last === undefined ? "" : messageText(last);
}
