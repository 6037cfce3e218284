import type { BaseMessage } from "@langchain/core/messages";
import type { ModelFacts } from "@moagraph/provider-kit";
import { fromHighest } from "../../measure/rounded.js";
import { lastUserIndex } from "../../prompt/conversation/conversation.js";
import type { Compilation } from "../../runtime/compilation.js";
import { kindOf } from "../../spec/node-kinds.js";
import type { RouterSpec } from "../../spec/router.js";
import type { RouteScorer } from "../../spec/routing-rule.js";
import { messageText } from "../../tokens/message-text.js";
import { matchesOf } from "./matches-of.js";
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
  readonly when: string;
}

/** How good each route is for a conversation, before any call. Higher is better. */
type Scores = (
  routes: readonly ScoredRoute[],
  messages: readonly BaseMessage[],
) => readonly number[];

/** The built-in scorers of routes. */
const scores: { readonly [Scorer in RouteScorer]: Scores } = {
  cheapest: (routes) => routes.map(({ calls }) => -priceOf(calls)),
  "widest-window": (routes) => routes.map(({ calls }) => smallestWindow(calls)),
  "best-match": (routes, messages) =>
    matchesOf(
      questionIn(messages),
      routes.map(({ when }) => when),
    ),
};

/** The names of the routes, best first. Those with equal scores keep their order. */
export function rankRoutes(
  scorer: RouteScorer,
  { routes, when = {} }: RouterSpec,
  messages: readonly BaseMessage[],
  compilation: Compilation,
): string[] {
  const inside = nodesOfRoutes(routes, compilation.graph);
  const scored = routes.map((route): ScoredRoute => {
    const calls = (inside.get(route) ?? []).flatMap((node) => callsOf(node, compilation));
    return { calls, when: when[route] ?? "" };
  });
  return fromHighest(scores[scorer](scored, messages)).map((index) => routes[index] as string);
}

function callsOf(node: string, { graph, flow, pool }: Compilation): RouteCalls[] {
  const spec = graph.nodes[node];
  const calls = flow.get(node)?.modelCalls ?? 0;
  if (spec === undefined || calls === 0) return [];
  return kindOf(spec)
    .models(spec)
    .map((model) => ({ calls, facts: pool.facts(model) }));
}

/** More than any price, and so small that it can be rounded. */
const unknownPrice = Number.MAX_SAFE_INTEGER;

/** Prices of input and output together. Only the order of routes follows from it. */
function priceOf(routeCalls: readonly RouteCalls[]): number {
  let sum = 0;
  for (const { calls, facts } of routeCalls) {
    const input = facts.inputUsdPerMillionTokens?.value;
    const output = facts.outputUsdPerMillionTokens?.value;
    if (input === undefined || output === undefined) return unknownPrice;
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
