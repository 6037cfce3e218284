import type { Call } from "../ledger/call.js";
import { CheckpointFailedError } from "../errors/threads/checkpoint-failed-error.js";
import { shownText } from "../redact/shown-text.js";
import type { Attempt } from "./attempt.js";
import { type AnswerCache, answerCache } from "./cache/answer-cache.js";
import type { SharedQuestion } from "./cache/shared-question.js";
import type { Sending, Waiter } from "./cache/shared-request.js";
import type { CallableModel, CandidateModel } from "./call/call-config.js";
import { callCancelScope } from "./call-cancel-scope.js";
import type { CancelScope } from "./cancel/cancel-scope.js";
import { emitNote } from "./call-events.js";
import type { CallRequest } from "./call/call-request.js";
import type { AttemptResult } from "./call/call-result.js";
import {
  closeFailed,
  closeReplied,
  emitAborted,
  ended,
  withNotes,
  withoutRequest,
} from "./close-attempt.js";
import { amountOfCall } from "./limits/amount-of-call.js";
import type { Reservation } from "./limits/budget-account.js";
import { acquirePermit, type LimitedProvider, type Permit } from "./limits/rate-limiter.js";
import { MemberModel } from "./member/member-model.js";
import { optionsText } from "./options-text.js";
import type { Reply } from "./reply/reply.js";
import type { ReplyListener } from "./reply/reply-listener.js";
import { replyListener, requestReply } from "./request-reply.js";
import { recordEnded, recordSent, recordUnsent } from "./record-attempt.js";
import { reserveBudget, worstCaseOf } from "./reserve-budget.js";
import { mayCallTools, outputOptionsOf } from "./with-output-options.js";

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
    const line = emitAborted(request, attempt);
    if (line !== undefined) recordEnded(request, attempt, { call: line });
  });
  if (deadline.isRunning()) deadline.endWith(scope);
  try {
    scope.signal.throwIfAborted();
    const made = source.get(model.settings);
    const chatModel = made instanceof Promise ? await scope.race(made) : made;
    const cache = cacheFor(request, attempt, chatModel);
    held.question = cache?.share();
    const cached = cache && (await cache.lookUp(scope.signal));
    if (cached !== undefined) return withoutRequest(cached, request, attempt);
    held.reservation = reserveBudget(request, attempt);
    const listener = replyListener(request, attempt, scope);
    let reply: Reply;
    if (held.question === undefined) {
      if (model.limited !== undefined)
        held.permit = await permitFor(request, attempt, scope.signal);
      const recorded = recordSent(request, attempt);
      if (recorded !== undefined) await confirmed(recorded, request, attempt, scope);
      attempt.start();
      reply = await requestReply(request, attempt, chatModel, scope, listener);
    } else {
      const sending: Sending = {
        permit: (signal) => permitFor(request, attempt, signal),
        send: (shared, all) => {
          const send = () => requestReply(request, attempt, chatModel, shared, all);
          return recordSent(request, attempt)?.then(send) ?? send();
        },
      };
      reply = await scope.race(share(held.question, listener, sending, attempt, held));
    }
    if (!attempt.isStarted()) return withoutRequest(reply, request, attempt);
    const call = closeReplied(request, attempt, reply);
    recordEnded(request, attempt, { call, reply });
    settle(call, held);
    // Storing the reply must not use up the call's time, nor block other calls.
    scope.end();
    if (cache === undefined) return { call, reply, ...ended(attempt) };
    await cache.keep(reply, context.config.signal);
    return { call: withNotes(call, attempt, context), reply, ...ended(attempt) };
  } catch (error) {
    if (scope.signal.aborted) held.leave?.(scope.signal.reason);
    if (context.config.signal?.aborted === true || context.isPause(error)) throw error;
    if (error instanceof CheckpointFailedError) throw error;
    const cause: unknown = scope.signal.aborted ? scope.signal.reason : error;
    const call = closeFailed(attempt, cause, context);
    recordEnded(request, attempt, { call });
    settle(call, held);
    return { call, reply: undefined, ...ended(attempt), cause };
  } finally {
    settle(undefined, held);
    if (attempt.isStarted()) held.question?.retire();
    held.question?.close();
    scope.end();
  }
}

/** The call may be cancelled while its start is recorded. */
async function confirmed(
  recorded: Promise<void>,
  request: CallRequest,
  attempt: Attempt,
  scope: CancelScope,
): Promise<void> {
  try {
    await scope.race(recorded);
  } catch (error) {
    recordUnsent(request, attempt);
    throw error;
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

function cacheFor(
  request: CallRequest,
  { notes, target: { model, prompt } }: Attempt,
  chatModel: CallableModel,
): AnswerCache | undefined {
  const { planned, source, sampleOffset, context } = request;
  // A Runnable may act on the world, and does not say what it is.
  if (source.cache === undefined || chatModel instanceof MemberModel) return undefined;
  // What a round is shown depends on the time.
  if (request.round?.text !== undefined) return undefined;
  const sample = sampleOffset + planned.sample;
  const { messages } = prompt;
  const { settings, callOptions } = model;
  const scope = source.cacheScope(settings.model, context.config);
  const options = askedBeside(request, model);
  const question = { model: chatModel, settings, callOptions, messages, options, sample, scope };
  return answerCache(question, source.cache, (failure) => {
    const note = { ...failure, message: shownText(failure.message, context.redact) };
    notes.push(note);
    emitNote(request, model, note);
  });
}

/** A reply that calls tools is no reply where it may not. */
function askedBeside(request: CallRequest, model: CandidateModel): string | undefined {
  const options = outputOptionsOf(request);
  if (options !== undefined) return optionsText(options);
  return mayCallTools(request, model);
}
