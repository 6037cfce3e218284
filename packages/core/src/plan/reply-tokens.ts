import type { AskSettings } from "../spec/model-settings.js";
import { kindOf, type NodeSpec } from "../spec/node-kinds.js";

/** Tokens of a reply when nobody says otherwise: about the mean of replies to AlpacaEval. */
export const usualReplyTokens = 400;

/** How long a reply of a node will be: as any answer, unless its kind or its settings say less. */
export function expectedReplyTokens(node: NodeSpec, outputTokens: number): number {
  const wanted = kindOf(node).replyTokens?.(node) ?? outputTokens;
  return Math.min(wanted, longestReplyTokens(node));
}

/** How long a reply of a node may be; as expected where it sets no limit. */
export function worstReplyTokens(node: NodeSpec, outputTokens: number): number {
  const longest = longestReplyTokens(node);
  return Number.isFinite(longest) ? longest : expectedReplyTokens(node, outputTokens);
}

/** How long a reply of a node may be; infinite when it sets no limit. */
export function longestReplyTokens(node: NodeSpec): number {
  const { maxOutputTokens }: Pick<AskSettings, "maxOutputTokens"> =
    "maxOutputTokens" in node ? node : {};
  return maxOutputTokens ?? Number.POSITIVE_INFINITY;
}
