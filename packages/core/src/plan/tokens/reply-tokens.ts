import type { AskSettings } from "../../spec/model-settings.js";
import type { NodeSpec } from "../../spec/graph-spec.js";
import { kindOf } from "../../spec/node-kinds.js";

/** Default length of a reply in tokens: about the mean of replies to AlpacaEval. */
export const defaultReplyTokens = 400;

/** Expected tokens of a reply: `outputTokens`, unless the node's kind or settings give fewer. */
export function expectedReplyTokens(node: NodeSpec, outputTokens: number): number {
  const expected = kindOf(node).replyTokens?.(node) ?? outputTokens;
  return Math.min(expected, longestReplyTokens(node));
}

/** Maximum tokens of a reply, or the expected tokens if the node sets no limit. */
export function worstReplyTokens(node: NodeSpec, outputTokens: number): number {
  const longest = longestReplyTokens(node);
  return Number.isFinite(longest) ? longest : expectedReplyTokens(node, outputTokens);
}

/** Maximum tokens of a reply. Infinity if the node sets no limit. */
export function longestReplyTokens(node: NodeSpec): number {
  const { maxOutputTokens }: Pick<AskSettings, "maxOutputTokens"> =
    "maxOutputTokens" in node ? node : {};
  return maxOutputTokens ?? Number.POSITIVE_INFINITY;
}
