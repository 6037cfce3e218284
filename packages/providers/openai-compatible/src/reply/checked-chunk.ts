import { type CalledModel, errorFromResponse, errorReportIn } from "@moagraph/provider-kit";
import { isContent } from "./checked-reply.js";
import { checkPromptFeedback, finishReasonOf, type SentChoice } from "./finish-reason.js";
import { malformed } from "./malformed.js";
import { type MessageParts, messageParts, type SentMessage } from "./message-parts.js";
import { sentUsage } from "./sent-usage.js";

/** A chunk of a streamed reply, validated. */
export interface CheckedChunk {
  /** The event as received. */
  readonly event: Readonly<Record<string, unknown>>;
  /** What the first choice adds, if the event has one. */
  readonly piece: CheckedPiece | undefined;
  readonly usage: unknown;
}

/** What one event adds to the reply. */
export interface CheckedPiece {
  readonly choice: SentChoice;
  readonly delta: SentMessage;
  readonly parts: MessageParts;
  readonly finishReason: string | undefined;
}

/**
 * Validates a chunk of a streamed reply. Only the first choice is passed on: LangChain would mix
 * the texts of several choices.
 *
 * @param event - The parsed event.
 * @throws {ProviderError} If it is not a chunk of a reply, or reports an error.
 */
export function checkedChunk(call: CalledModel, event: unknown): CheckedChunk {
  const report = errorReportIn(event);
  if (report !== undefined) throw errorFromResponse(call, { body: report });
  if (typeof event !== "object" || event === null) throw notPartOfReply(call);
  checkPromptFeedback(call, event);
  const choice = firstOf(call, (event as { choices?: unknown }).choices);
  return {
    event: event as CheckedChunk["event"],
    piece: choice === undefined ? undefined : checkedPiece(call, choice),
    usage: sentUsage(event, choice),
  };
}

function firstOf(call: CalledModel, choices: unknown): SentChoice | undefined {
  if (choices == null) return undefined;
  if (!Array.isArray(choices)) throw notPartOfReply(call);
  for (const choice of choices as readonly unknown[]) {
    if (typeof choice !== "object" || choice === null) throw notPartOfReply(call);
    const { index } = choice as { index?: number | null };
    if ((index ?? 0) === 0) return choice as SentChoice;
  }
  return undefined;
}

function checkedPiece(call: CalledModel, choice: SentChoice): CheckedPiece {
  const finishReason = finishReasonOf(call, choice);
  const delta = choice["delta"] ?? {};
  if (typeof delta !== "object") throw notPartOfReply(call);
  const message = delta as SentMessage;
  if (!isContent(message["content"])) throw malformed(call, "streamed content that is not text");
  return { choice, delta: message, parts: messageParts(message), finishReason };
}

function notPartOfReply(call: CalledModel): Error {
  return malformed(call, "streamed an event that is not part of a reply");
}
