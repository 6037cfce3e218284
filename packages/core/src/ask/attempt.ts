import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { RunnableConfig } from "@langchain/core/runnables";
import type { Call } from "../call/call.js";
import type { CallNote } from "../call/call-note.js";
import { toCallError } from "../call/call-error.js";
import { askStreaming, askWhole, type Reply } from "../call/reply.js";
import { type CallUsage, estimatedUsage, noUsage, usageOf, usageWithin } from "../call/usage.js";
import { redactNote } from "../redact/redact-note.js";
import { type AnswerCache, answerCache } from "./answer-cache.js";
import type { CallRequest } from "./call-request.js";
import type { CallSite } from "./call-site.js";
import { CutOffError, deadlineExceeded, firstTokenLate } from "./cut-off-error.js";
import type { Deadline } from "./deadline.js";
import { type Pass, reserve, worstOf } from "./pass.js";
import type { Interruption } from "./interruption.js";
import { interruptionOf } from "./interruption-of.js";
import { tellNote } from "./tell-note.js";
import { Timeline } from "./timeline.js";
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
  const { planned, site, vendors } = request;
  const { model, messages, notes, deadline } = each;
  const timeline = new Timeline(planned, model.settings.model, each.attempt, site);
  const interruption = interruptionOf(site, () => {
    if (timeline.isStarted()) tellAborted(request, closeFailed(timeline, cancelled, each, site));
  });
  if (deadline.isRunning()) endWith(deadline, interruption);
  let pass: Pass | undefined;
  try {
    interruption.signal.throwIfAborted();
    const made = vendors.get(model.settings);
    const chatModel = made instanceof Promise ? await interruption.race(made) : made;
    const cache = cacheFor(request, each, chatModel);
    const known = cache && (await cache.lookUp(interruption.signal));
    if (known !== undefined) return fromCache(known, timeline, notes);
    pass = reserve(request, each);
    if (model.limited !== undefined) {
      await pass.enter(model.limited, () => worstOf(request, each), interruption.signal);
    }
    const reply = await send(request, each, chatModel, timeline, interruption);
    const call = closeReplied(timeline, reply, usageOf(reply, messages, model.facts), notes);
    pass.settle(call);
    // The reply is there: keeping it takes nothing from the call's time, and holds up no other call.
    interruption.end();
    if (cache === undefined) return { call, reply, ...ended(timeline) };
    await cache.keep(reply, site.config.signal);
    return { call: withNotes(call, notes, site), reply, ...ended(timeline) };
  } catch (error) {
    if (site.config.signal?.aborted === true || site.isPause(error)) throw error;
    const cause: unknown = interruption.signal.aborted ? interruption.signal.reason : error;
    const call = closeFailed(timeline, cause, each, site);
    pass?.settle(call);
    return { call, reply: undefined, ...ended(timeline), cause };
  } finally {
    pass?.settle(undefined);
    interruption.end();
  }
}

/** The line with the notes as they are by now: a cache may have failed since it was written. */
function withNotes(call: Call, notes: readonly CallNote[], { redact }: CallSite): Call {
  if (notes.length === 0) return call;
  const shown = redact === undefined ? notes : notes.map((note) => redactNote(note, redact));
  return { ...call, notes: [...shown] };
}

function cacheFor(
  request: CallRequest,
  each: Try,
  chatModel: BaseChatModel,
): AnswerCache | undefined {
  const { planned, vendors, sampleOffset } = request;
  if (vendors.cache === undefined) return undefined;
  const { model, messages, notes } = each;
  const sample = sampleOffset + planned.sample;
  const question = { model: chatModel, settings: model.settings, messages, sample };
  return answerCache(question, vendors.cache, (note) => {
    notes.push(note);
    tellNote(request, model, note);
  });
}

/** Nothing is sent, and nothing is paid. */
function fromCache(reply: Reply, timeline: Timeline, notes: readonly CallNote[]): Attempt {
  timeline.deliver(reply.text);
  const call = timeline.close({ status: "cached", usage: noUsage, notes });
  return { call, reply, cause: undefined, deliveredText: "" };
}

function ended(timeline: Timeline): Pick<Attempt, "cause" | "deliveredText"> {
  return { cause: undefined, deliveredText: timeline.isDelivered() ? timeline.text() : "" };
}

function endWith(deadline: Deadline, interruption: Interruption): void {
  deadline.start();
  interruption.after(deadline.leftMs(), () => deadlineExceeded(deadline.totalMs));
}

function send(
  request: CallRequest,
  { deadline, messages }: Try,
  model: BaseChatModel,
  timeline: Timeline,
  interruption: Interruption,
): Promise<Reply> {
  timeline.start();
  if (!deadline.isRunning()) endWith(deadline, interruption);
  const config = configFor(request, interruption.signal);
  const { firstTokenMs } = request.policies.timeouts;
  if (firstTokenMs === undefined && !request.site.isListenedTo(request.planned.isAnswer)) {
    return interruption.race(askWhole(model, messages, config));
  }
  const stopTimer = firstTokenTimer(firstTokenMs, interruption);
  return askStreaming(model, messages, config, {
    race: (promise) => interruption.race(promise),
    onToken(text) {
      stopTimer();
      timeline.token(text);
    },
  });
}

function firstTokenTimer(firstTokenMs: number | undefined, interruption: Interruption): () => void {
  if (firstTokenMs === undefined) return () => {};
  return interruption.after(firstTokenMs, () => firstTokenLate(firstTokenMs));
}

/** The node's own config, so that tracing reaches the model; traces name the call. */
function configFor(
  { site: { config }, planned }: CallRequest,
  signal: AbortSignal,
): RunnableConfig {
  const metadata = { ...config.metadata, moa_node: planned.node, moa_sample: planned.sample };
  return { ...config, metadata, signal };
}

function closeReplied(
  timeline: Timeline,
  reply: Reply,
  usage: CallUsage,
  notes: readonly CallNote[],
): Call {
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
  timeline: Timeline,
  cause: unknown,
  { messages, model, notes }: Try,
  { redact }: CallSite,
): Call {
  const isCutOff = cause instanceof CutOffError;
  const isCharged = timeline.isStarted() && (isCutOff || timeline.text() !== "");
  const charged = isCharged ? estimatedUsage(messages, timeline.text(), model.facts) : noUsage;
  const usage = usageWithin(cause) ?? charged;
  const status = isCutOff ? cause.status : "failed";
  return timeline.close({ status, usage, error: toCallError(cause, redact), notes });
}

function tellAborted({ site, planned: { node, sample } }: CallRequest, call: Call): void {
  const { model, settledMs } = call;
  site.tell({ type: "call-failed", node, sample, model, atMs: settledMs, call });
}
