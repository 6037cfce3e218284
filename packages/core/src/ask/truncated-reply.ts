import type { Call, CallError } from "../ledger/call.js";
import type { TruncatedNote } from "../ledger/call-note.js";
import { redactionForRecord } from "../redact/redaction.js";
import type { AttemptTarget } from "./attempt.js";
import type { CandidateModel } from "./call/call-config.js";
import { emitNote } from "./call-events.js";
import type { CallRequest } from "./call/call-request.js";
import type { AttemptResult } from "./call/call-result.js";
import { isTruncated } from "./reply/reply.js";

/** How often the output limit is raised: each new limit is twice the one before. */
const growth = 2;

const truncated: CallError = {
  code: "REPLY_TRUNCATED",
  message: "The reply was cut at its output limit.",
  hint: 'Raise `maxOutputTokens`, or set `onTruncated` to `"use"`.',
};

/** A result after `onTruncated` was applied, and the model to ask again with a higher limit. */
export interface AfterTruncation {
  readonly result: AttemptResult;
  readonly retryWith?: CandidateModel;
}

/**
 * Applies `onTruncated` to the result of an attempt. Any other result is returned unchanged.
 *
 * @param attempts - Attempts at this model so far, from 1.
 */
export function applyOnTruncated(
  request: CallRequest,
  target: AttemptTarget,
  result: AttemptResult,
  attempts: number,
): AfterTruncation {
  const { reply, isDelivered } = result;
  const { onTruncated } = request.policies;
  if (reply === undefined || !isTruncated(reply)) return { result };
  if (onTruncated === "fail") return { result: failTruncated(request, result) };
  if (onTruncated === "use") return { result: useTruncated(request, target, result) };
  const more = isDelivered ? "delivered" : withMoreRoom(request, target, result, attempts);
  if (typeof more === "string") return { result: useTruncated(request, target, result, more) };
  return { result: failTruncated(request, result), retryWith: more };
}

/** Uses a truncated reply: its line gets the note. A reply without text stays blank. */
export function useTruncated(
  request: CallRequest,
  { model }: AttemptTarget,
  result: AttemptResult,
  notRetried?: TruncatedNote["notRetried"],
): AttemptResult {
  const { call } = result;
  if (call.status !== "ok" && call.status !== "cached") return result;
  const { maxOutputTokens } = model.settings;
  const note: TruncatedNote = {
    type: "truncated",
    ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
    ...(notRetried === undefined ? {} : { notRetried }),
  };
  emitNote(request, model, note);
  return { ...result, call: { ...call, notes: [...(call.notes ?? []), note] } };
}

/** Its text is kept in the ledger. The rest of the line is redacted already. */
function failTruncated({ context: { redact } }: CallRequest, result: AttemptResult): AttemptResult {
  const { call, reply } = result;
  if (call.status === "blank") return result;
  const text = reply?.text ?? "";
  const partialText = redact === undefined ? text : redactionForRecord(redact, "log").text(text);
  const failed: Call = { ...call, status: "failed", error: truncated, partialText };
  return { ...result, call: failed, reply: undefined };
}

/** The model with a higher output limit, or why it is not asked again. */
function withMoreRoom(
  { policies: { retry } }: CallRequest,
  { model, prompt, deadline }: AttemptTarget,
  { call }: AttemptResult,
  attempts: number,
): CandidateModel | NonNullable<TruncatedNote["notRetried"]> {
  if (model.isFixed) return "fixed-model";
  if (attempts >= retry.attempts) return "attempts";
  if (deadline.leftMs() <= 0) return "deadline";
  const { settings, facts, counter } = model;
  const limit = settings.maxOutputTokens ?? Math.max(1, call.outputTokens);
  const window = facts.contextTokens?.value ?? Number.POSITIVE_INFINITY;
  const room = window - counter.prompt(prompt.messages);
  const maxOutputTokens = Math.min(limit * growth, room);
  if (maxOutputTokens <= limit) return "window";
  return { ...model, settings: { ...settings, maxOutputTokens } };
}
