import type { BaseMessage } from "@langchain/core/messages";
import { createAttachedValue } from "../identity/attached-value.js";
import { estimatePromptTokens, estimateTokens, lengthWithin } from "./estimate-tokens.js";
import { TokenCountError } from "./token-count-error.js";
import { messageText } from "./message-text.js";
import { toolCallsText } from "./tool-calls.js";

/** Counts tokens, by estimate or with a tokenizer of the caller. */
export interface TokenCounter {
  /** Tokens of a text. */
  text(text: string): number;
  /** Tokens of a conversation as a prompt. */
  prompt(messages: readonly BaseMessage[]): number;
  /** Tokens of each prompt that some vendors count and others do not. Default: 0. */
  unsureTokens?(): number;
  /** Length of the longest prefix with at most `tokens` tokens, in characters. */
  lengthWithin(text: string, tokens: number): number;
}

/** Counts by estimate. */
export const estimatingCounter: TokenCounter = {
  text: estimateTokens,
  prompt: estimatePromptTokens,
  lengthWithin,
};

/**
 * Counts with a function of the caller. Each message is counted once.
 *
 * @throws {@link TokenCountError} when it counts, if the function returns no number from 0.
 */
export function tokenCounter(count: (text: string) => number): TokenCounter {
  const counts = createAttachedValue<BaseMessage, { readonly text: string; tokens: number }>();
  const text = (counted: string): number => checked(count(counted));
  const ofMessage = (message: BaseMessage): number => {
    const content = messageText(message) + toolCallsText(message);
    const known = counts.of(message);
    if (known?.text === content) return known.tokens;
    const tokens = text(content);
    counts.attach(message, { text: content, tokens });
    return tokens;
  };
  return {
    text,
    prompt: (messages) => messages.reduce((sum, message) => sum + ofMessage(message), 0),
    lengthWithin: (whole, tokens) => longestPrefix(whole, (prefix) => text(prefix) <= tokens),
  };
}

/** Counts a text with each prompt that the vendor adds to it, such as a schema. */
export function countingText(text: string, counter: TokenCounter): TokenCounter {
  let counted: number | undefined;
  // Not counted before it is needed: a counter of the caller's may throw.
  const tokens = (): number => (counted ??= counter.text(text));
  return {
    ...counter,
    prompt: (messages) => counter.prompt(messages) + tokens(),
    unsureTokens: () => (counter.unsureTokens?.() ?? 0) + tokens(),
  };
}

function checked(tokens: unknown): number {
  if (Number.isFinite(tokens) && Number(tokens) >= 0) return Number(tokens);
  throw new TokenCountError(tokens);
}

/** Halves the interval: tokens grow with the length, except for a few around the cut. */
function longestPrefix(text: string, fits: (prefix: string) => boolean): number {
  if (fits(text)) return text.length;
  let low = 0;
  let high = text.length;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(text.slice(0, middle))) low = middle;
    else high = middle;
  }
  return /[\uD800-\uDBFF]/.test(text.charAt(low - 1)) ? low - 1 : low;
}
