// How an attempt ends: its ledger line, and what goes on to the call.
import { ProviderError, type ReplyTooLongError } from "@moagraph/provider-kit";
import type { Call, CallError } from "../ledger/call.js";
import {
  estimatedUsage,
  hasText,
  noUsage,
  usageOf,
  ledgerWithin,
  usageWithin,
} from "../ledger/usage.js";
import { toCallError } from "../redact/call-error.js";
import { redactNote } from "../redact/redact-note.js";
import { shownText } from "../redact/shown-text.js";
import type { Attempt } from "./attempt.js";
import { withoutCosts } from "./cache/cached-reply.js";
import type { CallContext } from "./call/call-context.js";
import { emitNote } from "./call-events.js";
import type { CallRequest } from "./call/call-request.js";
import type { AttemptResult } from "./call/call-result.js";
import { CutOffError } from "./cancel/cut-off-error.js";
import { mayCallTools } from "./with-output-options.js";
import { adaptedNotes } from "./reply/adapted-notes.js";
import { blankReply } from "./reply/blank-reply.js";
import { callCharacters, isUsable, type Reply, reportIn } from "./reply/reply.js";

/** A reply for which this call sent no request: it costs nothing, and has no message id of its own. */
export function withoutRequest(
  given: Reply,
  request: CallRequest,
  attempt: Attempt,
): AttemptResult {
  const { messageId: _ofOtherCall, ...received } = given;
  const reply: Reply = { ...received, metadata: withoutCosts(given.metadata) };
  if (!attempt.isDelivered()) attempt.deliver(reply, mayCallTools(request, attempt.target.model));
  const { finishReason } = reply;
  const ending = isUsable(reply)
    ? ({ status: "cached" } as const)
    : ({ status: "blank", error: blankError(reply, request) } as const);
  const call = attempt.close({ ...ending, usage: noUsage, finishReason });
  return { call, reply, ...ended(attempt) };
}

/** What goes on of an attempt that ended with a reply. */
export function ended(
  attempt: Attempt,
): Pick<AttemptResult, "cause" | "isDelivered" | "deliveredText"> {
  return {
    cause: undefined,
    isDelivered: attempt.isDelivered(),
    deliveredText: attempt.deliveredText(),
  };
}

/** The line of a reply, with the usage that the vendor reported. */
export function closeReplied(request: CallRequest, attempt: Attempt, reply: Reply): Call {
  const { prompt, model } = attempt.target;
  const received = { ...reply, otherCharacters: callCharacters(reply) };
  const inner = attempt.inner?.usage();
  const { usage, note } =
    inner === undefined
      ? usageOf(received, reportIn(reply), prompt.messages, model)
      : { usage: inner, note: undefined };
  const ofRound = request.round?.text?.notes() ?? [];
  for (const each of [...adaptedNotes(reply), ...ofRound, ...(note === undefined ? [] : [note])]) {
    attempt.notes.push(each);
    emitNote(request, model, each);
  }
  const { finishReason, metadata } = reply;
  const { ledger } = metadata;
  if (isUsable(reply)) return attempt.close({ status: "ok", usage, finishReason, ledger });
  const error = blankError(reply, request);
  return attempt.close({ status: "blank", usage, finishReason, error, ledger });
}

function blankError(reply: Reply, { context: { redact } }: CallRequest): CallError {
  return blankReply(reply, (text) => shownText(text, redact));
}

const runCancelled = new CutOffError({
  code: "ABORTED",
  message: "The run ended before the call did.",
  hint: "Run again. The call itself had not failed.",
  status: "aborted",
});

/**
 * A refused request costs nothing. A request that we cancel, or whose stream breaks, is charged by
 * vendors: its prompt and what was received so far are counted, by estimate.
 */
export function closeFailed(attempt: Attempt, cause: unknown, { redact }: CallContext): Call {
  const { prompt, model } = attempt.target;
  const isCutOff = cause instanceof CutOffError;
  const isTooLong = isReplyTooLong(cause);
  if (isTooLong && !hasText(attempt.received())) attempt.keep(cause.partial);
  const otherCharacters = isTooLong ? cause.partial.otherCharacters : 0;
  const received = { ...attempt.received(), otherCharacters };
  const isCharged = attempt.isStarted() && (isCutOff || isTooLong || hasText(received));
  const charged = isCharged ? estimatedUsage(prompt.messages, received, model) : noUsage;
  const inner = attempt.inner?.usage() ?? usageWithin(cause);
  const usage = attempt.isStarted() ? (inner ?? charged) : noUsage;
  const status = isCutOff ? cause.status : "failed";
  const ledger = attempt.isStarted() ? ledgerWithin(cause) : undefined;
  return attempt.close({ status, usage, error: toCallError(cause, redact), ledger });
}

/** Also an error of another installed version of the kit. */
function isReplyTooLong(error: unknown): error is ReplyTooLongError {
  return ProviderError.isInstance(error) && error.code === "REPLY_TOO_LONG";
}

/**
 * Emits the event of a request that is in flight when the run is cancelled.
 *
 * @returns Its ledger line; `undefined` if no request is in flight.
 */
export function emitAborted(
  { context, planned: { node, sample } }: CallRequest,
  attempt: Attempt,
): Call | undefined {
  if (!attempt.isStarted()) return undefined;
  const call = closeFailed(attempt, runCancelled, context);
  const { model, settledMs } = call;
  context.emit({ type: "call-failed", node, sample, model, atMs: settledMs, call });
  return call;
}

/** The line with its current notes: the cache may have failed after the line was written. */
export function withNotes(call: Call, { notes }: Attempt, { redact }: CallContext): Call {
  if (notes.length === 0) return call;
  const shown = redact === undefined ? notes : notes.map((note) => redactNote(note, redact));
  return { ...call, notes: [...shown] };
}
