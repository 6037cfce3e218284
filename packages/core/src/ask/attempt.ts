import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { Call } from "../ledger/call.js";
import { toCallError } from "../redact/call-error.js";
import type { Reply } from "./reply.js";
import { estimatedUsage, noUsage, usageOf, usageWithin } from "../ledger/usage.js";
import { redactNote } from "../redact/redact-note.js";
import { type AnswerCache, answerCache } from "./cache/answer-cache.js";
import type { CallRequest } from "./call-request.js";
import type { CallSite } from "./call-context.js";
import { CutOffError } from "./cancel/cut-off-error.js";
import { interruptionOf } from "./cancel/call-cancel-scope.js";
import { type Pass, reserve, worstOf } from "./limits/pass.js";
import { send } from "./send.js";
import { tellNote } from "./tell-note.js";
import type { Try } from "./try.js";

/** What came of a try. */
export interface Attempt {
  readonly call: Call;
  readonly reply: Reply | undefined;
  readonly cause: unknown;
  /** What had been handed to somebody of an answer. */
  readonly deliveredText: string;
}

/**
 * Sends one request and tells of it. Throws only when the run itself is cancelled or paused: then
 * the try stands in an event, with what it has cost by estimate.
 */
export async function attempt(request: CallRequest, each: Try): Promise<Attempt> {
  const { site, vendors } = request;
  const { model, deadline } = each;
  const interruption = interruptionOf(site, () => tellAborted(request, each));
  if (deadline.isRunning()) deadline.endWith(interruption);
  let pass: Pass | undefined;
  try {
    interruption.signal.throwIfAborted();
    const made = vendors.get(model.settings);
    const chatModel = made instanceof Promise ? await interruption.race(made) : made;
    const cache = cacheFor(request, each, chatModel);
    const known = cache && (await cache.lookUp(interruption.signal));
    if (known !== undefined) return fromCache(known, each);
    pass = reserve(request, each);
    if (model.limited !== undefined) {
      await pass.enter(model.limited, () => worstOf(request, each), interruption.signal);
    }
    const reply = await send(request, each, chatModel, interruption);
    const call = closeReplied(each, reply);
    pass.settle(call);
    // The reply is there: keeping it takes nothing from the call's time, and holds up no other call.
    interruption.end();
    if (cache === undefined) return { call, reply, ...ended(each) };
    await cache.keep(reply, site.config.signal);
    return { call: withNotes(call, each, site), reply, ...ended(each) };
  } catch (error) {
    if (site.config.signal?.aborted === true || site.isPause(error)) throw error;
    const cause: unknown = interruption.signal.aborted ? interruption.signal.reason : error;
    const call = closeFailed(each, cause, site);
    pass?.settle(call);
    return { call, reply: undefined, ...ended(each), cause };
  } finally {
    pass?.settle(undefined);
    interruption.end();
  }
}

/** The line with the notes as they are by now: a cache may have failed since it was written. */
function withNotes(call: Call, { notes }: Try, { redact }: CallSite): Call {
  if (notes.length === 0) return call;
  const shown = redact === undefined ? notes : notes.map((note) => redactNote(note, redact));
  return { ...call, notes: [...shown] };
}

function cacheFor(
  request: CallRequest,
  { model, messages, notes }: Try,
  chatModel: BaseChatModel,
): AnswerCache | undefined {
  const { planned, vendors, sampleOffset } = request;
  if (vendors.cache === undefined) return undefined;
  const sample = sampleOffset + planned.sample;
  const question = { model: chatModel, settings: model.settings, messages, sample };
  return answerCache(question, vendors.cache, (note) => {
    notes.push(note);
    tellNote(request, model, note);
  });
}

/** Nothing is sent, and nothing is paid. */
function fromCache(reply: Reply, { timeline, notes }: Try): Attempt {
  timeline.deliver(reply.text);
  const call = timeline.close({ status: "cached", usage: noUsage, notes });
  return { call, reply, cause: undefined, deliveredText: "" };
}

function ended({ timeline }: Try): Pick<Attempt, "cause" | "deliveredText"> {
  return { cause: undefined, deliveredText: timeline.isDelivered() ? timeline.text() : "" };
}

function closeReplied({ timeline, messages, model, notes }: Try, reply: Reply): Call {
  const usage = usageOf(reply, messages, model.facts);
  if (reply.text.trim() !== "") return timeline.close({ status: "ok", usage, notes });
  const error = { code: "BLANK_REPLY", message: "The reply has no text." };
  return timeline.close({ status: "blank", usage, error, notes });
}

const cancelled = new CutOffError({
  code: "ABORTED",
  message: "The run ended before this call did.",
  hint: "Run again; nothing is wrong with the call.",
  status: "aborted",
});

/**
 * A request that was refused costs nothing. One that we cut off, or whose stream broke, is charged
 * by vendors: what it was shown and what had come of it, by estimate.
 */
function closeFailed(
  { timeline, messages, model, notes }: Try,
  cause: unknown,
  { redact }: CallSite,
): Call {
  const isCutOff = cause instanceof CutOffError;
  const isCharged = timeline.isStarted() && (isCutOff || timeline.text() !== "");
  const charged = isCharged ? estimatedUsage(messages, timeline.text(), model.facts) : noUsage;
  const usage = usageWithin(cause) ?? charged;
  const status = isCutOff ? cause.status : "failed";
  return timeline.close({ status, usage, error: toCallError(cause, redact), notes });
}

/** Tells of a request that is on its way when the run is cancelled. */
function tellAborted({ site, planned: { node, sample } }: CallRequest, each: Try): void {
  if (!each.timeline.isStarted()) return;
  const call = closeFailed(each, cancelled, site);
  const { model, settledMs } = call;
  site.tell({ type: "call-failed", node, sample, model, atMs: settledMs, call });
}
