import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { BaseMessage } from "@langchain/core/messages";
import { isGraphBubbleUp, type LangGraphRunnableConfig } from "@langchain/langgraph";
import type { ModelFacts } from "@moagraph/provider-kit";
import type { Call, CallError, CallStatus } from "../call/call.js";
import { toCallError } from "../call/call-error.js";
import type { CallEvent, CallIdentity } from "../call/call-event.js";
import { elapsedMs } from "../call/clock.js";
import { askStreaming, askWhole, type Reply } from "../call/reply.js";
import { type CallUsage, noUsage, usageOf } from "../call/usage.js";
import { isListenedTo } from "./listening.js";

/** Which call of the graph this is. */
export interface PlannedCall {
  readonly node: string;
  /** Which sample of the node, from 1. */
  readonly sample: number;
  readonly model: string;
  /** Whether its text is the answer of the run. */
  readonly isAnswer: boolean;
}

/** What a call needs beside its place in the graph. */
export interface CallRequest {
  readonly planned: PlannedCall;
  /**
   * Which try of the call, from 1.
   *
   * @defaultValue `1`
   */
  readonly attempt?: number;
  readonly messages: BaseMessage[];
  readonly facts: ModelFacts;
  readonly runStartedAt: number;
  readonly config: LangGraphRunnableConfig;
  getModel(): Promise<BaseChatModel>;
}

/** How a call settled: its line in the ledger, and the reply or what was thrown. */
export interface Outcome {
  readonly call: Call;
  readonly reply: Reply | undefined;
  /** What had been delivered of a streamed reply. */
  readonly deliveredText: string;
  readonly cause: unknown;
}

/** Makes one call and tells of it. Throws only when the run itself is cancelled or interrupted. */
export async function placeCall(request: CallRequest): Promise<Outcome> {
  const { config } = request;
  const timeline = startTimeline(request);
  try {
    const reply = await ask(request, timeline);
    return settle(request, timeline, reply);
  } catch (error) {
    if (config.signal?.aborted === true || isGraphBubbleUp(error)) throw error;
    const call = timeline.close("failed", noUsage, toCallError(error));
    return { call, reply: undefined, deliveredText: timeline.text(), cause: error };
  }
}

async function ask(request: CallRequest, timeline: Timeline): Promise<Reply> {
  const { planned, messages } = request;
  const config = configFor(request);
  const model = await request.getModel();
  if (!isListenedTo(config, planned.isAnswer)) return askWhole(model, messages, config);
  return askStreaming(model, messages, config, timeline.token);
}

/** The node's own config, so that tracing and cancelling reach the model; traces name the call. */
function configFor({ config, planned }: CallRequest): LangGraphRunnableConfig {
  const metadata = { ...config.metadata, moa_node: planned.node, moa_sample: planned.sample };
  return { ...config, metadata };
}

function settle(request: CallRequest, timeline: Timeline, reply: Reply): Outcome {
  const usage = usageOf(reply.usage, request.messages, reply.text, request.facts);
  const isBlank = reply.text.trim() === "";
  const call = isBlank
    ? timeline.close("blank", usage, { code: "BLANK_REPLY", message: "The reply has no text." })
    : timeline.close("ok", usage);
  return { call, reply, deliveredText: timeline.text(), cause: undefined };
}

/** Keeps the times of one call, and sends its events as they happen. */
interface Timeline {
  readonly token: (text: string) => void;
  text(): string;
  close(status: CallStatus, usage: CallUsage, error?: CallError): Call;
}

function startTimeline({ planned, attempt = 1, runStartedAt, config }: CallRequest): Timeline {
  const { node, sample, model, isAnswer } = planned;
  const pieces: string[] = [];
  let firstTokenMs: number | null = null;
  const identity = (): CallIdentity => ({ node, sample, model, atMs: elapsedMs(runStartedAt) });
  const send = (event: CallEvent): void => config.writer?.(event);
  const start = identity();
  send({ type: "call-start", ...start, attempt });
  return {
    text: () => pieces.join(""),
    token(text) {
      if (firstTokenMs === null) {
        const first = identity();
        firstTokenMs = first.atMs;
        send({ type: "first-token", ...first });
      }
      pieces.push(text);
      if (isAnswer) send({ type: "answer-token", ...identity(), text });
    },
    close: (status, usage, error) => ({
      node,
      sample,
      model,
      attempt,
      status,
      startedMs: start.atMs,
      firstTokenMs,
      settledMs: identity().atMs,
      ...usage,
      ...(error === undefined ? {} : { error }),
    }),
  };
}
