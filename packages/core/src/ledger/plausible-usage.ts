// Some vendors report 0 tokens, or absurd numbers. A budget that believed them would see nothing, or
// end at once. So a report is compared with estimates from the texts.

import type { BaseMessage } from "@langchain/core/messages";
import type { TokenCounter } from "../tokens/token-counter.js";
import { messageText } from "../tokens/message-text.js";
import type { UsageIgnoredNote } from "./call-note.js";

/** The counts of a report. `undefined` if a count is missing or not possible. */
export interface ReportedCounts {
  readonly input: number | undefined;
  readonly output: number | undefined;
  readonly cached: number | undefined;
  readonly reasoning: number | undefined;
}

interface Received {
  readonly text: string;
  readonly reasoning: string;
  /** Number of characters received beside them. Default: 0. */
  readonly otherCharacters?: number;
}

/** Of JSON and English text, roughly. */
const charactersPerToken = 4;

/** A report may be this many times as large or as small as the estimate. */
const farFactor = 5;
/** Differences up to this number of tokens are never too large. */
const farTokens = 200;
/**
 * Most vendors do not send the reasoning they count. No model writes more of it in one reply: the
 * largest output limit is 128,000 tokens.
 */
const mostHiddenReasoning = 131_072;

/** The note on a report that is too far from the estimates; `undefined` for a plausible report. */
export function implausible(
  { input, output, reasoning }: ReportedCounts,
  received: Received,
  prompt: readonly BaseMessage[],
  counter: TokenCounter,
): UsageIgnoredNote | undefined {
  const hidden = Math.min(reasoning ?? 0, mostHiddenReasoning);
  const isFar =
    (output !== undefined && isReplyFar(output, hidden, received, counter)) ||
    (input !== undefined && isPromptFar(input, prompt, counter));
  if (!isFar) return undefined;
  return {
    type: "usage-ignored",
    reported: { inputTokens: input ?? 0, outputTokens: output ?? 0 },
    estimated: {
      inputTokens: counter.prompt(prompt),
      outputTokens: estimateReply(received, counter),
    },
  };
}

/** Estimates the tokens of a reply: text, reasoning and what came beside them. */
export function estimateReply(
  { text, reasoning, otherCharacters = 0 }: Received,
  counter: TokenCounter,
): number {
  const otherTokens = Math.ceil(otherCharacters / charactersPerToken);
  return counter.text(text) + (reasoning === "" ? 0 : counter.text(reasoning)) + otherTokens;
}

/** Zero for a reply is never true. With reasoning that was not sent, the count lies between the estimates without and with it. */
function isReplyFar(
  reported: number,
  hidden: number,
  received: Received,
  counter: TokenCounter,
): boolean {
  const characters = received.text.length + received.reasoning.length;
  if (reported === 0) return characters > 0;
  if (hidden === 0 && isUsual(reported, characters)) return false;
  const estimate = estimateReply(received, counter);
  return isFarBelow(reported, estimate) || isFarAbove(reported, estimate + hidden);
}

function isPromptFar(
  reported: number,
  prompt: readonly BaseMessage[],
  counter: TokenCounter,
): boolean {
  // Images and files have no text to estimate their tokens from.
  if (!prompt.every(({ content }) => isTextOnly(content))) return false;
  const characters = prompt.reduce((sum, message) => sum + messageText(message).length, 0);
  if (isUsual(reported, characters)) return false;
  const estimate = counter.prompt(prompt);
  const least = estimate - (counter.unsureTokens?.() ?? 0);
  return isFarBelow(reported, least) || isFarAbove(reported, estimate);
}

function isTextOnly(content: BaseMessage["content"]): boolean {
  return typeof content === "string" || content.every(({ type }) => type === "text");
}

/**
 * Between 2 and 5 characters for a token: no text has an estimate that is far from that. An estimate
 * takes longer.
 */
function isUsual(tokens: number, characters: number): boolean {
  return tokens * 2 <= characters && characters <= tokens * 5;
}

function isFarBelow(reported: number, estimate: number): boolean {
  return reported * farFactor < estimate && estimate - reported > farTokens;
}

function isFarAbove(reported: number, estimate: number): boolean {
  return reported > estimate * farFactor && reported - estimate > farTokens;
}
