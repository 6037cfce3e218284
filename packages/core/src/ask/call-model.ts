// One call to one model.
//
// `callModel` takes a `CallRequest`: the node's `CallConfig`, which call it is, and the
// `CallContext` of its run. For each candidate model it writes a `Prompt`, then makes one `Attempt`
// after another until one succeeds or the retry policy ends. `sendAttempt` looks in the cache
// (`cache/`), reserves budget and waits for a rate-limit permit (`limits/`), and sends the request
// (`reply/`). A `CancelScope` (`cancel/`) can stop it at any point. The `CallResult` holds the
// ledger lines of all attempts.

import type { BaseMessage } from "@langchain/core/messages";
import { type Call, isUsable } from "../ledger/call.js";
import type { CallNote } from "../ledger/call-note.js";
import type { Prompt } from "../prompt/prompt.js";
import { withoutToolExchange } from "../prompt/tool-exchange.js";
import { toCallError } from "../redact/call-error.js";
import { redactMessages } from "../redact/redact-messages.js";
import { Attempt, type AttemptTarget } from "./attempt.js";
import type { CandidateModel } from "./call/call-config.js";
import { emitNote, emitRetry } from "./call-events.js";
import type { CallRequest } from "./call/call-request.js";
import type { AttemptResult, CallResult } from "./call/call-result.js";
import { CutOffError } from "./cancel/cut-off-error.js";
import { Deadline } from "./cancel/deadline.js";
import { keptAttempt } from "./kept-attempt.js";
import { isRetryable } from "./retry/is-retryable.js";
import { countingOptions } from "./options-text.js";
import { pause } from "./pause.js";
import { retryDelayMs } from "./retry/retry-delay.js";
import { sendAttempt } from "./send-attempt.js";
import { applyOnTruncated, useTruncated } from "./truncated-reply.js";
import { unsentCall } from "./unsent-call.js";
import { withDeadline } from "./with-deadline.js";
import { mayCallTools, outputOptionsOf } from "./with-output-options.js";

/**
 * Makes a call: asks the node's model as often as its retry policy allows, then its fallbacks.
 *
 * The loop awaits each attempt directly: another async function around it would cost memory for
 * every call in flight.
 *
 * @throws Only if the run is cancelled or paused.
 */
export async function callModel(request: CallRequest): Promise<CallResult> {
  let result: CallResult | undefined = request.after;
  for (const model of candidatesOf(request)) {
    if (result !== undefined && !mayFallBack(result)) break;
    const prompt = await writePrompt(request, model, result);
    if ("call" in prompt) {
      result = prompt;
      continue;
    }
    const deadline = new Deadline(request.policies.timeouts.totalMs);
    let target: AttemptTarget = { model, prompt, deadline };
    let kept: CutReply | undefined;
    const lines = [...(result?.calls ?? [])];
    let tries = 0;
    let last: Call | undefined;
    for (;;) {
      const passed = request.context.earlier?.next();
      if (passed !== undefined) lines.push(...passed.lines);
      const attempt = new Attempt(request, target, attemptNumber(request, lines));
      tries += 1;
      const sent =
        passed?.kept === undefined
          ? withEarlierError(await sendAttempt(request, attempt), last)
          : keptAttempt(passed.kept, request, attempt);
      const after = applyOnTruncated(request, target, sent, tries);
      last = after.result.call;
      lines.push(last);
      result = { ...after.result, calls: [...lines], prompt };
      if (after.retryWith !== undefined) {
        kept = { target, result: sent };
        target = { ...target, model: after.retryWith };
        emitRetry(request, result.call);
        continue;
      }
      if (kept !== undefined && !isUsable(result.call) && !result.isDelivered) {
        return useInstead(useTruncated(request, kept.target, kept.result, "failed"), result);
      }
      const delayMs = delayBeforeRetry(request, result, tries, deadline);
      if (delayMs === undefined) break;
      emitRetry(request, result.call);
      const cut = await pause(delayMs, request.context);
      if (cut !== undefined) return { ...result, cause: cut };
    }
  }
  return result as CallResult;
}

/** The models to ask. Their prompts are counted with what else the answer's model reads. */
function candidatesOf(request: CallRequest): readonly CandidateModel[] {
  const options = outputOptionsOf(request);
  if (options === undefined) return request.models;
  return request.models.map((model) => countingOptions(model, options));
}

/** The prompt for a model; if it cannot be written, the failed call. */
async function writePrompt(
  request: CallRequest,
  model: CandidateModel,
  before: CallResult | undefined,
): Promise<Prompt | CallResult> {
  const { policies, context } = request;
  const fallbackNotes = noteFallback(request, before);
  try {
    const written = request.isPromptFromFunction
      ? await withDeadline(() => request.writePrompt(model), policies.timeouts.totalMs, context)
      : await request.writePrompt(model);
    const { redact } = context;
    const given = shownConversation(request, model, written);
    const messages = redact === undefined ? given : redactMessages(given, redact);
    const notes = [...fallbackNotes, ...written.notes];
    for (const note of notes) emitNote(request, model, note);
    return { messages, notes, proposals: written.proposals };
  } catch (cause) {
    if (context.config.signal?.aborted === true || context.isPause(cause)) throw cause;
    return promptFailed(request, model, before, { cause, notes: fallbackNotes });
  }
}

/** Only a model with tools gets calls of tools and their results as such. */
function shownConversation(
  request: CallRequest,
  model: CandidateModel,
  { messages }: Prompt,
): BaseMessage[] {
  return mayCallTools(request, model) === undefined ? withoutToolExchange(messages) : messages;
}

/** A reply that was cut at its limit, while a longer one is asked for. */
interface CutReply {
  readonly target: AttemptTarget;
  readonly result: AttemptResult;
}

/** The result if an earlier attempt is used after all: its line becomes the last one. */
function useInstead(used: AttemptResult, { calls, prompt }: CallResult): CallResult {
  const others = calls.filter(({ attempt }) => attempt !== used.call.attempt);
  return { ...used, calls: [...others, used.call], prompt };
}

const emptyPrompt: Prompt = { messages: [], notes: [], proposals: [] };

function promptFailed(
  { planned, context }: CallRequest,
  model: CandidateModel,
  before: CallResult | undefined,
  { cause, notes }: { readonly cause: unknown; readonly notes: readonly CallNote[] },
): CallResult {
  const status = cause instanceof CutOffError ? cause.status : "failed";
  const error = toCallError(cause, context.redact);
  const fields = { status, model: model.settings.model, error, notes };
  const call = unsentCall(planned, fields, context);
  const calls = [...(before?.calls ?? []), call];
  const nothing = { reply: undefined, isDelivered: false, deliveredText: "" };
  return { calls, call, prompt: emptyPrompt, ...nothing, cause };
}

/** The note that another model is asked, if one was asked before. */
function noteFallback(request: CallRequest, before: CallResult | undefined): CallNote[] {
  if (before === undefined) return [];
  const { call } = before;
  emitRetry(request, call);
  return [{ type: "fallback", from: call.model, code: call.error?.code ?? "BLANK_REPLY" }];
}

/** Attempts are numbered across models and processes. Calls that were not sent do not count. */
function attemptNumber({ attemptsBefore = 0 }: CallRequest, lines: readonly Call[]): number {
  return attemptsBefore + lines.filter(({ attempt }) => attempt > 0).length + 1;
}

/** If the budget refuses a retry, the error also says why the attempt before it failed. */
function withEarlierError(result: AttemptResult, before: Call | undefined): AttemptResult {
  const { call } = result;
  if (before?.error === undefined || call.error === undefined || call.attempt > 0) return result;
  const message = `${call.error.message} Before: ${before.error.code}: ${before.error.message}`;
  return { ...result, call: { ...call, error: { ...call.error, message } } };
}

/** Milliseconds to wait before the same model is asked again; `undefined` for no retry. */
function delayBeforeRetry(
  { policies: { retry } }: CallRequest,
  { reply, cause, isDelivered }: CallResult,
  attempts: number,
  deadline: Deadline,
): number | undefined {
  if (reply !== undefined || isDelivered || attempts >= retry.attempts) return undefined;
  const delayMs = isRetryable(cause) ? retryDelayMs(cause, attempts, retry) : undefined;
  return delayMs !== undefined && delayMs < deadline.leftMs() ? delayMs : undefined;
}

/** Cut-offs after which another model may still succeed. */
const modelTimeouts: ReadonlySet<string> = new Set(["DEADLINE_EXCEEDED", "FIRST_TOKEN_TIMEOUT"]);

/** No fallback if the call succeeded, is no longer needed, or part of the answer was delivered. */
function mayFallBack({ call, cause, isDelivered }: CallResult): boolean {
  if (call.status === "ok" || call.status === "cached" || isDelivered) return false;
  return !(cause instanceof CutOffError) || modelTimeouts.has(cause.code);
}
