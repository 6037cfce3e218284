import type { BaseMessage } from "@langchain/core/messages";
import { agreementOf } from "../../measure/agreement.js";
import { wordVector } from "../../measure/word-vector.js";
import { lastUserIndex } from "../../prompt/conversation/conversation.js";
import type { RouteCandidate } from "../../runtime/compile-options.js";
import type { RouteScorer } from "../../spec/routing-rule.js";
import { messageText } from "../../tokens/message-text.js";

/** How good a route is for a conversation, before any call. Higher is better. */
type Score = (candidate: RouteCandidate, messages: readonly BaseMessage[]) => number;

/** The built-in scorers of routes. */
const scores: { readonly [Scorer in RouteScorer]: Score } = {
  cheapest: (candidate) => -priceOf(candidate),
  "widest-window": ({ facts }) => facts.contextTokens?.value ?? 0,
  "best-match": ({ when = "" }, messages) =>
    agreementOf([questionIn(messages), when].map(wordVector)),
};

/** The names of the routes, best first. Those with equal scores keep their order. */
export function rankRoutes(
  scorer: RouteScorer,
  candidates: readonly RouteCandidate[],
  messages: readonly BaseMessage[],
): string[] {
  return candidates
    .map((candidate) => ({ candidate, score: scores[scorer](candidate, messages) }))
    .toSorted((a, b) => b.score - a.score)
    .map(({ candidate }) => candidate.node);
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
