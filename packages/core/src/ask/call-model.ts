import type { Call } from "../ledger/call.js";
import type { CallNote } from "../ledger/call-note.js";
import { toCallError } from "../redact/call-error.js";
import { noUsage } from "../ledger/usage.js";
import { redactMessages } from "../redact/redact-messages.js";
import { type Attempt, attempt } from "./attempt.js";
import type { AskedModel, CallRequest, Outcome, Shown } from "./call-request.js";
import { bounded } from "./cancel/with-deadline.js";
import { CutOffError } from "./cancel/cut-off-error.js";
import { Deadline } from "./cancel/deadline.js";
import { isRetryable } from "./is-retryable.js";
import { retryDelayMs } from "./retry-delay.js";
import { tellNote } from "./tell-note.js";
import { tellRetry } from "./tell-retry.js";
import { Timeline } from "./timeline.js";
import { pause } from "./cancel/pause.js";
import type { Try } from "./try.js";

/**
 * Places a call: asks its model as often as its policies allow, then those named to be asked
 * instead. Throws only when the run itself is cancelled or paused.
 *
 * It waits for every reply itself: each function more that did would hold memory meanwhile.
 */
export async function placeCall(request: CallRequest): Promise<Outcome> {
  let outcome: Outcome | undefined;
  for (const model of request.models) {
    if (outcome !== undefined && !mayAskAnother(outcome)) break;
    const shown = await show(request, model, outcome);
    if ("call" in shown) {
      outcome = shown;
      continue;
    }
    const tries = triesOf(request, model, shown, outcome);
    for (;;) {
      outcome = outcomeOf(tries, await attempt(request, nextTry(request, tries)));
      const delayMs = delayBeforeNext(request, tries, outcome);
      if (delayMs === undefined) break;
      tellRetry(request, outcome.call);
      const cut = await pause(delayMs, request.site);
      if (cut !== undefined) return { ...outcome, cause: cut };
    }
  }
  return outcome as Outcome;
}

/** What the model will be shown; where that cannot be written, how the call ended by it. */
async function show(
  request: CallRequest,
  model: AskedModel,
  before: Outcome | undefined,
): Promise<Shown | Outcome> {
  const { policies, site } = request;
  const notes = noteFallback(request, before);
  try {
    const shown = request.isShownByFunction
      ? await bounded(() => request.show(model), policies.timeouts.totalMs, site)
      : await request.show(model);
    const { redact } = site;
    const messages = redact === undefined ? shown.messages : redactMessages(shown.messages, redact);
    notes.push(...shown.notes);
    for (const note of notes) tellNote(request, model, note);
    return { messages, notes, proposals: shown.proposals };
  } catch (cause) {
    if (site.config.signal?.aborted === true || site.isPause(cause)) throw cause;
    const timeline = new Timeline(request.planned, model.settings.model, 0, site);
    const call = timeline.close({
      status: cause instanceof CutOffError ? cause.status : "failed",
      usage: noUsage,
      error: toCallError(cause, site.redact),
      notes,
    });
    const calls = [...(before?.calls ?? []), call];
    return { calls, call, messages: [], proposals: [], reply: undefined, deliveredText: "", cause };
  }
}

/** Says that another model is asked, where one was before. */
function noteFallback(request: CallRequest, before: Outcome | undefined): CallNote[] {
  if (before === undefined) return [];
  const { call } = before;
  tellRetry(request, call);
  return [{ type: "fallback", from: call.model, code: call.error?.code ?? "BLANK_REPLY" }];
}

/** The tries of one model. */
interface Tries {
  readonly model: AskedModel;
  readonly shown: Shown;
  readonly deadline: Deadline;
  /** Those of the models before it. */
  readonly before: readonly Call[];
  /** Its own, in order. */
  readonly own: Call[];
}

function triesOf(
  { policies }: CallRequest,
  model: AskedModel,
  shown: Shown,
  before: Outcome | undefined,
): Tries {
  const deadline = new Deadline(policies.timeouts.totalMs);
  return { model, shown, deadline, before: before?.calls ?? [], own: [] };
}

function nextTry({ triesBefore = 0, planned, site }: CallRequest, tries: Tries): Try {
  const { model, shown, deadline, before, own } = tries;
  const sent = triesBefore + before.filter((call) => call.attempt > 0).length;
  const { messages, notes } = shown;
  const number = sent + own.length + 1;
  const timeline = new Timeline(planned, model.settings.model, number, site);
  return { attempt: number, model, messages, notes: [...notes], deadline, timeline };
}

/** How the call stands after one more try. */
function outcomeOf(tries: Tries, result: Attempt): Outcome {
  const { shown, before, own } = tries;
  const { call, reply, cause, deliveredText } = tellingWhy(result, own.at(-1));
  own.push(call);
  const { messages, proposals } = shown;
  return { call, calls: [...before, ...own], reply, cause, deliveredText, messages, proposals };
}

/** A try that the budget refused says what the try before had failed of. */
function tellingWhy(result: Attempt, before: Call | undefined): Attempt {
  const { call } = result;
  if (before?.error === undefined || call.error === undefined || call.attempt > 0) return result;
  const message = `${call.error.message} Before: ${before.error.code}: ${before.error.message}`;
  return { ...result, call: { ...call, error: { ...call.error, message } } };
}

/** How long to wait before the model is asked once more; nothing when it is not. */
function delayBeforeNext(
  { policies: { retry } }: CallRequest,
  { own, deadline }: Tries,
  { reply, cause, deliveredText }: Outcome,
): number | undefined {
  if (reply !== undefined || deliveredText !== "" || own.length >= retry.attempts) return undefined;
  const delayMs = isRetryable(cause) ? retryDelayMs(cause, own.length, retry) : undefined;
  return delayMs !== undefined && delayMs < deadline.leftMs() ? delayMs : undefined;
}

const mayPassElsewhere: ReadonlySet<string> = new Set(["DEADLINE_EXCEEDED", "FIRST_TOKEN_TIMEOUT"]);

/** Not when the call is good, is not needed any more, or part of the answer is out already. */
function mayAskAnother({ call, cause, deliveredText }: Outcome): boolean {
  if (call.status === "ok" || call.status === "cached" || deliveredText !== "") return false;
  return !(cause instanceof CutOffError) || mayPassElsewhere.has(cause.code);
}
