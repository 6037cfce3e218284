import type { BaseMessage } from "@langchain/core/messages";
import { lastUserIndex } from "../../prompt/conversation/conversation.js";
import type { RouteCandidate } from "../../runtime/compile-options.js";
import type { RouteScorer } from "../../spec/routing-rule.js";
import { messageText } from "../../tokens/message-text.js";
import { matchesOf } from "./matches-of.js";

/** How good each route is for a conversation, before any call. Higher is better. */
type Scores = (
  candidates: readonly RouteCandidate[],
  messages: readonly BaseMessage[],
) => readonly number[];

/** The built-in scorers of routes. */
const scores: { readonly [Scorer in RouteScorer]: Scores } = {
  cheapest: (candidates) => candidates.map((candidate) => -priceOf(candidate)),
  "widest-window": (candidates) => candidates.map(({ facts }) => facts.contextTokens?.value ?? 0),
  "best-match": (candidates, messages) =>
    matchesOf(
      questionIn(messages),
      candidates.map(({ when = "" }) => when),
    ),
};

/** The names of the routes, best first. Those with equal scores keep their order. */
export function rankRoutes(
  scorer: RouteScorer,
  candidates: readonly RouteCandidate[],
  messages: readonly BaseMessage[],
): string[] {
  const scored = scores[scorer](candidates, messages);
  return candidates
    .map(({ node }, at) => ({ node, score: scored[at] ?? 0 }))
    .toSorted((a, b) => b.score - a.score)
    .map(({ node }) => node);
}

/** Prices of input and output together. Only the order of routes follows from it. */
function priceOf({ models, facts }: RouteCandidate): number {
  if (models.length === 0) return 0;
  const input = facts.inputUsdPerMillionTokens?.value;
  const output = facts.outputUsdPerMillionTokens?.value;
  return input === undefined || output === undefined ? Number.MAX_VALUE : input + output;
}

function questionIn(messages: readonly BaseMessage[]): string {
  const last = messages[lastUserIndex(messages)] ?? messages.at(-1);
  return last === undefined ? "" : messageText(last);
}
