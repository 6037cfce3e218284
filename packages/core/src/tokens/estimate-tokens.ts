// Estimates of token counts without a tokenizer. Plans, budgets, context windows and calls
// without reported usage use them.

import { createAttachedValue } from "../identity/attached-value.js";
import type { BaseMessage } from "@langchain/core/messages";
import { messageText } from "./message-text.js";
import { toolCallsText } from "./tool-calls.js";
import { scanTokens } from "./scan-tokens.js";

/**
 * Estimates the tokens of a text, relative to `o200k_base`, the tokenizer of GPT-4o. For English, the
 * estimate is about 8% higher. For other languages in their usual scripts, it is 0.7 to 1.4 of the
 * count. For code, data and symbols, it is 0.7 or more, and may be several times too high.
 *
 * @param text - Any text.
 * @example
 * ```ts
 * import { estimateTokens } from "@moagraph/core/graph";
 *
 * console.log(estimateTokens("Hello, world!")); // 4
 * ```
 */
export function estimateTokens(text: string): number {
  return scanTokens(text).tokens;
}

/**
 * Estimates the tokens of a piece of a text, not rounded. The sum over all pieces is the estimate of the text,
 * if it is cut between words.
 */
export function estimatePieceTokens(piece: string): number {
  return scanTokens(piece).hundredths / 100;
}

/**
 * Length of the longest prefix of a text with at most `tokens` estimated tokens, in UTF-16 code
 * units. The prefix splits no grapheme, such as a joined emoji or a letter with marks.
 */
export function lengthWithin(text: string, tokens: number): number {
  const { length } = scanTokens(text, tokens);
  // Undefined at the end of the text.
  return graphemes.segment(text).containing(length)?.index ?? length;
}

const graphemes = /* @__PURE__ */ new Intl.Segmenter();

/** Estimates the tokens of a conversation as a prompt. */
export function estimatePromptTokens(messages: readonly BaseMessage[]): number {
  return messages.reduce((tokens, message) => tokens + estimateMessageTokens(message), 0);
}

/** The last estimate of a message. */
const estimates = createAttachedValue<
  BaseMessage,
  { readonly content: unknown; readonly tokens: number }
>();

/** Cached per message, because many calls get the same one. New content is estimated again. */
function estimateMessageTokens(message: BaseMessage): number {
  const { content } = message;
  const known = estimates.of(message);
  if (known?.content === content && typeof content === "string") return known.tokens;
  const tokens = estimateTokens(messageText(message) + toolCallsText(message));
  estimates.attach(message, { content, tokens });
  return tokens;
}
