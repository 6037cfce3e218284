import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { BaseMessage } from "@langchain/core/messages";
import type { RunnableConfig } from "@langchain/core/runnables";
import type { Call } from "../call/call.js";
import type { CallNote } from "../call/call-note.js";
import { toCallError } from "../call/call-error.js";
import { askStreaming, askWhole, type Reply } from "../call/reply.js";
import { type CallUsage, estimatedUsage, noUsage, usageOf, usageWithin } from "../call/usage.js";
import { type AnswerCache, answerCache, type AnswerCacheOptions } from "./answer-cache.js";
import type { AskedModel, CallRequest } from "./call-request.js";
import type { CallSite } from "./call-site.js";
import { CutOffError, deadlineExceeded, firstTokenLate, notNeeded } from "./cut-off-error.js";
import type { Deadline } from "./deadline.js";
import { letThrough, type Pass } from "./let-through.js";
import { createInterruption, type Interruption } from "./interruption.js";
import { tellNote } from "./tell-note.js";
import { createTimeline, type Timeline } from "./timeline.js";

/** One try: which it is, whom it asks, and what it shows. */
export interface Try {
  /** From 1. */
  readonly attempt: number;
  readonly model: AskedModel;
  readonly messages: BaseMessage[];
  readonly notes: readonly CallNote[];
  readonly deadline: Deadline;
}

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
  const { planned, site } = request;
  const { model, messages } = each;
  const timeline = createTimeline(planned, model.settings.model, each.attempt, site);
  const interruption = createInterruption();
  const notes = [...each.notes];
  const failed = (cause: unknown): Call => closeFailed(timeline, cause, { ...each, notes }, site);
  let pass: Pass | undefined;
  watch(request, each, interruption, () => {
    if (timeline.isStarted()) tellAborted(request, failed(cancelled));
  });
  try {
    const chatModel = await interruption.race(request.vendors.get(model.settings));
    const cacheUntil = (signal: AbortSignal | undefined): AnswerCache =>
      cacheFor(request, each, chatModel, {
        signal,
        onFailure(note) {
          notes.push(note);
          tellNote(request, model, note);
        },
      });
    const known = await cacheUntil(interruption.signal).lookUp();
    if (known !== undefined) return fromCache(known, timeline, notes);
    pass = await letThrough(request, each, interruption.signal);
    const reply = await send(request, each, chatModel, timeline, interruption);
    const usage = usageOf(reply, messages, model.facts);
    const call = closeReplied(timeline, reply, usage, notes);
    pass.settle(call);
    // The reply is there: keeping it takes nothing from the call's time, and holds up no other call.
    interruption.end();
    await cacheUntil(site.config.signal).keep(reply);
    return { call: withNotes(call, notes), reply, ...ended(timeline) };
  } catch (error) {
    if (site.config.signal?.aborted === true || site.isPause(error)) throw error;
    const cause: unknown = interruption.signal.aborted ? interruption.signal.reason : error;
    const call = failed(cause);
    pass?.settle(call);
    return { call, reply: undefined, ...ended(timeline), cause };
  } finally {
    pass?.settle(undefined);
    interruption.end();
  }
}

function withNotes(call: Call, notes: readonly CallNote[]): Call {
  return notes.length === 0 ? call : { ...call, notes: [...notes] };
}

function cacheFor(
  { planned, vendors, sampleOffset }: CallRequest,
  { model: { settings }, messages }: Try,
  model: BaseChatModel,
  following: Pick<AnswerCacheOptions, "signal" | "onFailure">,
): AnswerCache {
  const sample = sampleOffset + planned.sample;
  return answerCache({ model, settings, messages, sample }, { cache: vendors.cache, ...following });
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

/** Whatever may cut the try off, from now on. */
function watch(
  { site }: CallRequest,
  { deadline }: Try,
  interruption: Interruption,
  onCancel: () => void,
): void {
  interruption.follow(site.config.signal, (signal) => {
    // Told at once: who cancels a run does not wait for it.
    onCancel();
    return signal.reason;
  });
  interruption.follow(site.notNeeded, notNeeded);
  site.control.spending.endWith(interruption);
  if (deadline.leftMs() < deadline.totalMs) startDeadline(deadline, interruption);
}

function startDeadline(deadline: Deadline, interruption: Interruption): void {
  deadline.start();
  interruption.after(deadline.leftMs(), () => deadlineExceeded(deadline.totalMs));
}

async function send(
  request: CallRequest,
  each: Try,
  model: BaseChatModel,
  timeline: Timeline,
  interruption: Interruption,
): Promise<Reply> {
  const isNew = each.deadline.leftMs() === each.deadline.totalMs;
  timeline.start();
  if (isNew) startDeadline(each.deadline, interruption);
  const config = configFor(request, interruption.signal);
  const { firstTokenMs } = request.policies.timeouts;
  if (firstTokenMs === undefined && !request.site.isListenedTo(request.planned.isAnswer)) {
    return interruption.race(askWhole(model, each.messages, config));
  }
  const stopTimer = firstTokenTimer(firstTokenMs, interruption);
  return askStreaming(model, each.messages, config, {
    race: interruption.race,
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
