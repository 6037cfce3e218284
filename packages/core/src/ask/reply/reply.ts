// Requests to a chat model, complete or streamed, and how a reply is read.
//
// `reply-reader.ts` reads the messages of a reply once: text, reasoning, and why it ended.
// `reasoning-separator.ts` separates reasoning that is marked in the text, `message-reasoning.ts`
// finds reasoning beside it, `finish-reason.ts` translates the vendor's word for the end.

import type { AIMessage, UsageMetadata } from "@langchain/core/messages";
import type { FinishReason } from "../../ledger/call.js";
import type { Report } from "../../ledger/usage.js";

/** What a model returned. */
export interface Reply {
  /** The vendor's id of the reply. */
  readonly id: string | undefined;
  /** The id of our own under which callbacks saw the reply. Absent if there are no callbacks. */
  readonly messageId?: string;
  /** The text without reasoning. */
  readonly text: string;
  /** The reasoning, from the text and from beside it. Empty if there is none. */
  readonly reasoning: string;
  /** Why the reply ended. `undefined` if the vendor does not say. */
  readonly finishReason: FinishReason | undefined;
  readonly usage: UsageMetadata | undefined;
  /** The `response_metadata` of the message. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** The text of a refusal, if the vendor sends it apart. */
  readonly refusal?: string;
  /** The name of the tool that the model wants to call. */
  readonly toolName?: string;
  /**
   * The vendor's whole message, if it calls tools and may do so. Vendors need it back as it is: it may
   * have signatures.
   */
  readonly callingMessage?: AIMessage;
  /** Whether it is usable without text, because it continues one. */
  readonly mayBeBlank?: boolean;
}

/**
 * Why a reply may call tools: the caller of the run gave some, or the model is the caller's own and may
 * have some. `undefined` for a reply that must have text.
 */
export type MayCall = "given" | "own" | undefined;

/** The usage that a model reported. A graph used as a model reports the sum of its calls. */
export function reportIn({ usage, metadata }: Pick<Reply, "usage" | "metadata">): Report {
  const { costUsd, ledger } = metadata;
  const isCost = typeof costUsd === "number" && costUsd >= 0;
  return { usage, costUsd: isCost ? costUsd : undefined, isSum: Array.isArray(ledger) };
}

/** Whether the reply was cut at its output limit. */
export function isTruncated({ finishReason }: Pick<Reply, "finishReason">): boolean {
  return finishReason === "length";
}

/**
 * Whether the reply has text, or calls of tools where it may have some, and is no refusal. The text
 * before a refusal is no answer.
 */
export function isUsable(reply: Reply): boolean {
  const { text, finishReason, refusal, callingMessage, mayBeBlank } = reply;
  const hasContent = text.trim() !== "" || callingMessage !== undefined || mayBeBlank === true;
  return hasContent && finishReason !== "refusal" && refusal === undefined;
}

/** Number of characters of the calls of tools in a reply. */
export function callCharacters({ callingMessage }: Reply): number {
  if (callingMessage === undefined) return 0;
  const { tool_calls = [], invalid_tool_calls = [] } = callingMessage;
  return JSON.stringify([tool_calls, invalid_tool_calls]).length;
}
