import type { BaseMessage } from "@langchain/core/messages";
import { messageText } from "./message-text.js";

/**
 * How a GPT-4 tokenizer cuts text into pieces before it looks them up; but where it would make
 * several tokens of a piece, the piece is cut up here. An ideograph or syllable is one, and so are
 * two letters beyond ASCII, sixteen letters or signs in a row, and an emoji.
 */
const pieces =
  /'(?:s|t|re|ve|m|ll|d)|[^\r\n\p{L}\p{N}]?[a-z]{1,16}|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]|[^\r\n\p{L}\p{N}]?[\p{L}\p{M}]{1,2}|\p{N}{1,3}| ?[^\s\p{L}\p{M}\p{N}\u{10000}-\u{10FFFF}]{1,16}[\r\n]*|[\u{10000}-\u{10FFFF}]|\s*[\r\n]+|\s+(?!\S)|\s+/giu;

/** Tokens per piece, fitted on token totals that GPT-4 reported for 7,781 calls. */
const tokensPerPiece = 1.065;

/**
 * About how many tokens a text has. On English text within a few percent. Elsewhere tokenizers
 * differ: European languages come out at 0.7 to 1 of what GPT-4o counts, Chinese, Japanese and Korean
 * at 1 to 1.1, most others above; GPT-4 counts up to several times more.
 */
export function estimateTokens(text: string): number {
  let count = 0;
  for (const _ of text.matchAll(pieces)) count += 1;
  return tokensOf(count);
}

/**
 * How many characters at the text's beginning have at most so many tokens, by the same estimate:
 * its whole length when all of it has.
 */
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

/** About how many tokens a conversation has as a prompt. */
export function estimatePromptTokens(messages: readonly BaseMessage[]): number {
  return messages.reduce((tokens, message) => tokens + estimateMessageTokens(message), 0);
}

const estimates = new WeakMap<
  BaseMessage,
  { readonly content: unknown; readonly tokens: number }
>();

/** Counted once for a message that many are shown, as long as its content is not replaced. */
function estimateMessageTokens(message: BaseMessage): number {
  const { content } = message;
  const known = estimates.get(message);
  if (known?.content === content && typeof content === "string") return known.tokens;
  const tokens = estimateTokens(messageText(message));
  estimates.set(message, { content, tokens });
  return tokens;
}
