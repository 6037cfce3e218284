import type { Call } from "../call/call.js";
import type { CallNote } from "../call/call-note.js";
import { toCallError } from "../call/call-error.js";
import { noUsage } from "../call/usage.js";
import { redactMessages } from "../redact/redact-messages.js";
import { type Attempt, attempt, type Try } from "./attempt.js";
import type { AskedModel, CallRequest, Outcome, Shown } from "./call-request.js";
import { bounded } from "./bounded.js";
import { CutOffError } from "./cut-off-error.js";
import { createDeadline } from "./deadline.js";
import { isRetryable } from "./is-retryable.js";
import { retryDelayMs } from "./retry-delay.js";
import { tellNote } from "./tell-note.js";
import { createTimeline } from "./timeline.js";
import { pause } from "./pause.js";

/**
 * Places a call: asks its model as often as its policies allow, then those named to be asked
 * instead. Throws only when the run itself is cancelled or paused.
 */
export async function placeCall(request: CallRequest): Promise<Outcome> {
  const [own, ...others] = modelsToAsk(request);
  let outcome = await askModel(request, own as AskedModel, [], []);
  for (const model of others) {
    if (!mayAskAnother(outcome)) break;
    const { call, calls } = outcome;
    const note: CallNote = { type: "fallback", from: call.model, code: codeOf(call) };
    tellRetry(request, call);
    outcome = await askModel(request, model, calls, [note]);
  }
  return outcome;
}

function modelsToAsk({ settings, policies, vendors }: CallRequest): AskedModel[] {
  return [...new Set([settings.model, ...policies.fallback])].map((model) => ({
    settings: model === settings.model ? settings : { ...settings, model },
    facts: vendors.facts(model),
    provider: vendors.provider(model),
  }));
}

function codeOf({ error }: Call): string {
  return error?.code ?? "BLANK_REPLY";
}

/** Asks one model, as often as may be. */
async function askModel(
  request: CallRequest,
  model: AskedModel,
  before: readonly Call[],
  notes: readonly CallNote[],
): Promise<Outcome> {
  const shown = await show(request, model, before, notes);
  if ("call" in shown) return shown;
  return tryOften(request, model, before, shown);
}

/** What the model will be shown; where that cannot be written, how the call ended by it. */
async function show(
  request: CallRequest,
  model: AskedModel,
  before: readonly Call[],
  notes: readonly CallNote[],
): Promise<Shown | Outcome> {
  try {
    const {
      messages: written,
      notes: own,
      proposals,
    } = await bounded(() => request.show(model), request.policies.timeouts.totalMs, request.site);
    const { redact } = request.site;
    const messages = redact === undefined ? written : redactMessages(written, redact);
    const all = [...notes, ...own];
    for (const note of all) tellNote(request, model, note);
    return { messages, notes: all, proposals };
  } catch (cause) {
    const { planned, site } = request;
    if (site.config.signal?.aborted === true || site.isPause(cause)) throw cause;
    const timeline = createTimeline(planned, model.settings.model, 0, site);
    const call = timeline.close({
      status: cause instanceof CutOffError ? cause.status : "failed",
      usage: noUsage,
      error: toCallError(cause, site.redact),
      notes,
    });
    const calls = [...before, call];
    return { calls, call, messages: [], proposals: [], reply: undefined, deliveredText: "", cause };
  }
}

async function tryOften(
  request: CallRequest,
  model: AskedModel,
  before: readonly Call[],
  { messages, notes, proposals }: Shown,
): Promise<Outcome> {
  const { policies, triesBefore = 0 } = request;
  const deadline = createDeadline(policies.timeouts.totalMs);
  const tries = triesBefore + before.filter((call) => call.attempt > 0).length;
  const failed: Call[] = [];
  for (;;) {
    const each: Try = { attempt: tries + failed.length + 1, model, messages, notes, deadline };
    const result = tellingWhy(await attempt(request, each), failed.at(-1));
    const calls = [...before, ...failed, result.call];
    const { call, reply, cause, deliveredText } = result;
    const outcome = { call, calls, reply, cause, deliveredText, messages, proposals };
    const delayMs = delayBeforeNext(request, result, failed.length + 1);
    if (delayMs === undefined || delayMs >= deadline.leftMs()) return outcome;
    tellRetry(request, result.call);
    const cut = await pause(delayMs, request.site);
    if (cut !== undefined) return { ...outcome, cause: cut };
    failed.push(result.call);
  }
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
  { reply, cause, deliveredText }: Attempt,
  failedAttempts: number,
): number | undefined {
  if (reply !== undefined || deliveredText !== "" || failedAttempts >= retry.attempts) {
    return undefined;
  }
  return isRetryable(cause) ? retryDelayMs(cause, failedAttempts, retry) : undefined;
}

const mayPassElsewhere: ReadonlySet<string> = new Set(["DEADLINE_EXCEEDED", "FIRST_TOKEN_TIMEOUT"]);

/** Not when the call is good, is not needed any more, or part of the answer is out already. */
function mayAskAnother({ call, cause, deliveredText }: Outcome): boolean {
  if (call.status === "ok" || call.status === "cached" || deliveredText !== "") return false;
  return !(cause instanceof CutOffError) || mayPassElsewhere.has(cause.code);
}

function tellRetry({ site, planned: { node, sample } }: CallRequest, call: Call): void {
  site.tell({ type: "call-retry", node, sample, model: call.model, atMs: call.settledMs, call });
}
