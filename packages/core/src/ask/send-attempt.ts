import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { ProviderError, type ReplyTooLongError } from "@moagraph/provider-kit";
import type { Call, CallError } from "../ledger/call.js";
import {
  estimatedUsage,
  noUsage,
  type ReceivedParts,
  usageOf,
  usageWithin,
} from "../ledger/usage.js";
import { toCallError } from "../redact/call-error.js";
import { redactNote } from "../redact/redact-note.js";
import { shownText } from "../redact/shown-text.js";
import type { Attempt } from "./attempt.js";
import { type AnswerCache, answerCache } from "./cache/answer-cache.js";
import { withoutCosts } from "./cache/cached-reply.js";
import type { SharedQuestion } from "./cache/shared-question.js";
import type { Sending, Waiter } from "./cache/shared-request.js";
import { callCancelScope } from "./call-cancel-scope.js";
import type { CallContext } from "./call-context.js";
import { emitNote } from "./call-events.js";
import type { CallRequest } from "./call-request.js";
import type { AttemptResult } from "./call-result.js";
import { CutOffError } from "./cancel/cut-off-error.js";
import { amountOfCall } from "./limits/amount-of-call.js";
import type { Reservation } from "./limits/budget-account.js";
import { acquirePermit, type LimitedProvider, type Permit } from "./limits/rate-limiter.js";
import { adaptedNotes } from "./reply/adapted-notes.js";
import { blankReply } from "./reply/blank-reply.js";
import { type Reply, reportIn } from "./reply/reply.js";
import type { ReplyListener } from "./reply/reply-listener.js";
import { isStreamed, replyListener, requestReply } from "./request-reply.js";
import { reserveBudget, worstCaseOf } from "./reserve-budget.js";

/** What an attempt holds while it runs. */
interface Held {
  reservation?: Reservation;
  permit?: Permit | undefined;
  question?: SharedQuestion | undefined;
  /** Leaves the request that it shares. */
  leave?: (reason: unknown) => void;
}

/**
 * Makes one attempt: answer cache, budget, rate limit, then the request. With a cache, attempts that
 * ask the same thing at the same time share one request.
 *
 * @throws Only if the run is cancelled or paused. A request in flight then emits a `call-failed`
 * event with its estimated cost.
 */
export async function sendAttempt(request: CallRequest, attempt: Attempt): Promise<AttemptResult> {
  const { context, source } = request;
  const { model, deadline } = attempt.target;
  const held: Held = {};
  const scope = callCancelScope(context, (reason) => {
    held.leave?.(reason);
    emitAborted(request, attempt);
  });
  if (deadline.isRunning()) deadline.endWith(scope);
  try {
    scope.signal.throwIfAborted();
    const made = source.get(model.settings);
    const chatModel = made instanceof Promise ? await scope.race(made) : made;
    const cache = cacheFor(request, attempt, chatModel);
    held.question = cache?.share(isStreamed(request));
    const cached = cache && (await cache.lookUp(scope.signal));
    if (cached !== undefined) return withoutRequest(cached, request, attempt);
    held.reservation = reserveBudget(request, attempt);
    const listener = replyListener(request, attempt, scope);
    let reply: Reply;
    if (held.question === undefined) {
      if (model.limited !== undefined)
        held.permit = await permitFor(request, attempt, scope.signal);
      attempt.start();
      reply = await requestReply(request, attempt.target, chatModel, scope, listener);
    } else {
      const sending: Sending = {
        permit: (signal) => permitFor(request, attempt, signal),
        send: (shared, all) => requestReply(request, attempt.target, chatModel, shared, all),
      };
      reply = await scope.race(share(held.question, listener, sending, attempt, held));
    }
    if (!attempt.isStarted()) return withoutRequest(reply, request, attempt);
    const call = closeReplied(request, attempt, reply);
    settle(call, held);
    // Storing the reply must not use up the call's time, nor block other calls.
    scope.end();
    if (cache === undefined) return { call, reply, ...ended(attempt) };
    await cache.keep(reply, context.config.signal);
    return { call: withNotes(call, attempt, context), reply, ...ended(attempt) };
  } catch (error) {
    if (scope.signal.aborted) held.leave?.(scope.signal.reason);
    if (context.config.signal?.aborted === true || context.isPause(error)) throw error;
    const cause: unknown = scope.signal.aborted ? scope.signal.reason : error;
    const call = closeFailed(attempt, cause, context);
    settle(call, held);
    return { call, reply: undefined, deliveredText: attempt.deliveredText(), cause };
  } finally {
    settle(undefined, held);
    if (attempt.isStarted()) held.question?.retire();
    held.question?.close();
    scope.end();
  }
}

/** The call's part in a shared request. It leaves as soon as the call is cancelled. */
function share(
  question: SharedQuestion,
  listener: ReplyListener,
  sending: Sending,
  attempt: Attempt,
  held: Held,
): Promise<Reply> {
  const waiter: Waiter = {
    ...listener,
    onPaying(permit) {
      held.permit = permit;
      attempt.start();
    },
    onHandedOver() {
      held.permit = undefined;
      attempt.handOver();
    },
  };
  const shared = question.ask(waiter, sending);
  held.leave = (reason) => shared.leave(waiter, reason);
  return shared.reply;
}

/** The permit of a provider with rate limits. */
function permitFor(
  request: CallRequest,
  attempt: Attempt,
  signal: AbortSignal,
): Promise<Permit> | undefined {
  const { limited } = attempt.target.model;
  if (limited === undefined) return undefined;
  return acquirePermit(limited, tokensToReserve(request, attempt, limited), signal);
}

/** Estimating tokens takes time, so it is done only for providers that limit them. */
function tokensToReserve(
  request: CallRequest,
  attempt: Attempt,
  { limits }: LimitedProvider,
): number {
  return limits.tokensPerMinute === undefined ? 0 : worstCaseOf(request, attempt).tokens;
}

/** Charges the budget and frees the permit. Only the first settlement counts. */
function settle(call: Call | undefined, { reservation, permit }: Held): void {
  const isSent = call !== undefined && call.attempt > 0;
  if (isSent) reservation?.settle(amountOfCall(call));
  else reservation?.release();
  permit?.release(isSent ? call.inputTokens + call.outputTokens : 0);
}

/** The line with its current notes: the cache may have failed after the line was written. */
function withNotes(call: Call, { notes }: Attempt, { redact }: CallContext): Call {
  if (notes.length === 0) return call;
  const shown = redact === undefined ? notes : notes.map((note) => redactNote(note, redact));
  return { ...call, notes: [...shown] };
}

function cacheFor(
  request: CallRequest,
  { notes, target: { model, prompt } }: Attempt,
  chatModel: BaseChatModel,
): AnswerCache | undefined {
  const { planned, source, sampleOffset, context } = request;
  if (source.cache === undefined) return undefined;
  const sample = sampleOffset + planned.sample;
  const { messages } = prompt;
  const { settings } = model;
  const scope = source.cacheScope(settings.model, context.config);
  const question = { model: chatModel, settings, messages, sample, scope };
  return answerCache(question, source.cache, (failure) => {
    const note = { ...failure, message: shownText(failure.message, context.redact) };
    notes.push(note);
    emitNote(request, model, note);
  });
}

/** A reply for which this call sent no request: it costs nothing, and has no message id of its own. */
function withoutRequest(given: Reply, request: CallRequest, attempt: Attempt): AttemptResult {
  const { messageId: _ofOtherCall, ...received } = given;
  const reply: Reply = { ...received, metadata: withoutCosts(given.metadata) };
  if (attempt.deliveredText() === "") attempt.deliver(reply.text);
  const { finishReason } = reply;
  const isBlank = reply.text.trim() === "";
  const ending = isBlank
    ? ({ status: "blank", error: blankError(reply, request) } as const)
    : ({ status: "cached" } as const);
  const call = attempt.close({ ...ending, usage: noUsage, finishReason });
  return { call, reply, ...ended(attempt) };
}

function ended(attempt: Attempt): Pick<AttemptResult, "cause" | "deliveredText"> {
  return { cause: undefined, deliveredText: attempt.deliveredText() };
}

function closeReplied(request: CallRequest, attempt: Attempt, reply: Reply): Call {
  const { prompt, model } = attempt.target;
  const { usage, note } = usageOf(reply, reportIn(reply), prompt.messages, model);
  for (const each of [...adaptedNotes(reply), ...(note === undefined ? [] : [note])]) {
    attempt.notes.push(each);
    emitNote(request, model, each);
  }
  const { finishReason } = reply;
  if (reply.text.trim() !== "") return attempt.close({ status: "ok", usage, finishReason });
  const error = blankError(reply, request);
  return attempt.close({ status: "blank", usage, finishReason, error });
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
function closeFailed(attempt: Attempt, cause: unknown, { redact }: CallContext): Call {
  const { prompt, model } = attempt.target;
  const isCutOff = cause instanceof CutOffError;
  const isTooLong = isReplyTooLong(cause);
  if (isTooLong && !hasText(attempt.received())) attempt.keep(cause.partial);
  const received = attempt.received();
  const isCharged = attempt.isStarted() && (isCutOff || isTooLong || hasText(received));
  const charged = isCharged ? estimatedUsage(prompt.messages, received, model) : noUsage;
  const usage = attempt.isStarted() ? (usageWithin(cause) ?? charged) : noUsage;
  const status = isCutOff ? cause.status : "failed";
  return attempt.close({ status, usage, error: toCallError(cause, redact) });
}

function hasText({ text, reasoning }: ReceivedParts): boolean {
  return text !== "" || reasoning !== "";
}

/** Also an error of another installed version of the kit. */
function isReplyTooLong(error: unknown): error is ReplyTooLongError {
  return ProviderError.isInstance(error) && error.code === "REPLY_TOO_LONG";
}

/** Emits the event of a request that is in flight when the run is cancelled. */
function emitAborted({ context, planned: { node, sample } }: CallRequest, attempt: Attempt): void {
  if (!attempt.isStarted()) return;
  const call = closeFailed(attempt, runCancelled, context);
  const { model, settledMs } = call;
  context.emit({ type: "call-failed", node, sample, model, atMs: settledMs, call });
}
