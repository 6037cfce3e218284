// Estimates of token counts without a tokenizer. Plans, budgets, context windows and calls
// without reported usage use them.

import { createAttachedValue } from "../identity/attached-value.js";
import type { BaseMessage } from "@langchain/core/messages";
import { messageText } from "./message-text.js";

/**
 * Splits a text into pieces like the pre-tokenizer of GPT-4. Where GPT-4 makes several tokens of a
 * piece, the pieces here are smaller: one ideograph or syllable, two letters outside ASCII, up to
 * sixteen ASCII letters or symbols, or one emoji.
 */
const pieces =
  /'(?:s|t|re|ve|m|ll|d)|[^\r\n\p{L}\p{N}]?[a-z]{1,16}|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]|[^\r\n\p{L}\p{N}]?[\p{L}\p{M}]{1,2}|\p{N}{1,3}| ?[^\s\p{L}\p{M}\p{N}\u{10000}-\u{10FFFF}]{1,16}[\r\n]*|[\u{10000}-\u{10FFFF}]|\s*[\r\n]+|\s+(?!\S)|\s+/giu;

/** Tokens per piece, fitted to the token totals that GPT-4 reported for 7,781 calls. */
const tokensPerPiece = 1.065;

/**
 * Estimates the tokens of a text. For English, the error is a few percent.
 *
 * For other languages, tokenizers differ. Relative to GPT-4o, the estimate is 0.7 to 1 for European
 * languages, 1 to 1.1 for Chinese, Japanese and Korean, and higher for most others. GPT-4 counts up
 * to several times more.
 */
export function estimateTokens(text: string): number {
  let count = 0;
  for (const _ of text.matchAll(pieces)) count += 1;
  return tokensOf(count);
}

/** Length of the longest prefix of a text with at most `tokens` estimated tokens, in characters. */
export function lengthWithin(text: string, tokens: number): number {
  let count = 0;
  for (const { index } of text.matchAll(pieces)) {
    if (tokensOf(count + 1) > tokens) return index;
    count += 1;
  }
  return text.length;
}

function tokensOf(count: number): number {
  return Math.ceil(count * tokensPerPiece);
}

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
  const tokens = estimateTokens(messageText(message));
  estimates.attach(message, { content, tokens });
  return tokens;
}
