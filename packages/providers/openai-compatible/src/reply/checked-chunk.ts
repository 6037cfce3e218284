import { type CalledModel, errorFromResponse, errorReportIn } from "@moagraph/provider-kit";
import {
  checkPromptFeedback,
  type Fields,
  fieldsOf,
  wrongType,
} from "@moagraph/provider-kit/vendor";
import { checkContent } from "./checked-reply.js";
import { checkedToolCalls } from "./checked-tool-calls.js";
import { finishReasonOf, type SentChoice } from "./finish-reason.js";
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
  readonly toolCalls: readonly Fields[] | undefined;
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
  if (typeof event !== "object" || event === null || Array.isArray(event)) {
    throw notPart(call, "", event, "a JSON object");
  }
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
  if (!Array.isArray(choices)) throw notPart(call, "choices", choices, "a list");
  for (const [at, found] of (choices as readonly unknown[]).entries()) {
    const choice = fieldsOf(found);
    if (choice === undefined) throw notPart(call, `choices[${at}]`, found, "an object");
    if ((choice["index"] ?? 0) === 0) return choice;
  }
  return undefined;
}

const place = "choices[0].delta";

function checkedPiece(call: CalledModel, choice: SentChoice): CheckedPiece {
  const finishReason = finishReasonOf(call, choice);
  const found = choice["delta"] ?? {};
  const delta = fieldsOf(found);
  if (delta === undefined) throw notPart(call, place, found, "an object");
  checkContent(call, delta["content"], { of: "event", path: `${place}.content` });
  const path = `${place}.tool_calls`;
  const toolCalls = checkedToolCalls(call, delta["tool_calls"], { of: "event", path });
  return { choice, delta, parts: messageParts(delta), toolCalls, finishReason };
}

function notPart(call: CalledModel, path: string, found: unknown, expected: string): Error {
  return wrongType(call, { of: "event", path, found, expected });
}
