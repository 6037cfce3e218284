import type { UsageMetadata } from "@langchain/core/messages";
import type { CallResult } from "../../ask/call/call-result.js";
import type { Call } from "../../ledger/call.js";

/** What all rounds of a call have written together. */
interface Written {
  readonly lines: readonly Call[];
  readonly written: string;
  /** Whether a listener has received a part of it. */
  readonly isDelivered: boolean;
  /** The id of the message that the caller's streams have shown. */
  readonly messageId: string | undefined;
}

/** The result of a call that was made in rounds: their text as one reply, and all their lines. */
export function resultOfRounds(
  last: CallResult,
  { lines, written, isDelivered, messageId }: Written,
): CallResult {
  const { reply, deliveredText } = last;
  const shown = messageId === undefined ? {} : { messageId };
  const text = reply && { ...reply, ...shown, text: written, usage: usageOf(lines) };
  return {
    ...last,
    calls: lines,
    reply: text,
    isDelivered,
    deliveredText: isDelivered ? joined(written, deliveredText, reply !== undefined) : "",
  };
}

/** A failed round may have delivered a part of its text, which is not part of what was written. */
function joined(written: string, deliveredText: string, isUsed: boolean): string {
  return isUsed ? written : written + deliveredText;
}

/** The tokens of all rounds. */
export function usageOf(lines: readonly Call[]): UsageMetadata {
  const sum = (of: (line: Call) => number): number =>
    lines.reduce((total, line) => total + of(line), 0);
  const input_tokens = sum(({ inputTokens }) => inputTokens);
  const output_tokens = sum(({ outputTokens }) => outputTokens);
  return { input_tokens, output_tokens, total_tokens: input_tokens + output_tokens };
}
