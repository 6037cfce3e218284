import type { UsageMetadata } from "@langchain/core/messages";
import type { CallResult } from "../../ask/call/call-result.js";
import type { Call } from "../../ledger/call.js";
import type { TextSoFar } from "./text-so-far.js";

/**
 * The result of a call that was made in rounds: their text as one reply, and all their lines.
 *
 * @param messageId - The id of the message that the caller's streams have shown, if any.
 */
export function resultOfRounds(
  last: CallResult,
  { lines, text, isDelivered }: TextSoFar,
  messageId: string | undefined,
): CallResult {
  const { reply, deliveredText } = last;
  const shown = messageId === undefined ? {} : { messageId };
  // A failed round may have delivered a part of its text, which is not part of what was written.
  const delivered = reply === undefined ? text + deliveredText : text;
  return {
    ...last,
    calls: lines,
    reply: reply && { ...reply, ...shown, text, usage: usageOf(lines) },
    isDelivered,
    deliveredText: isDelivered ? delivered : "",
  };
}

/** The tokens of all rounds. */
export function usageOf(lines: readonly Call[]): UsageMetadata {
  const sum = (of: (line: Call) => number): number =>
    lines.reduce((total, line) => total + of(line), 0);
  const input_tokens = sum(({ inputTokens }) => inputTokens);
  const output_tokens = sum(({ outputTokens }) => outputTokens);
  return { input_tokens, output_tokens, total_tokens: input_tokens + output_tokens };
}
