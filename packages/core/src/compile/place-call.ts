import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { BaseMessage } from "@langchain/core/messages";
import { isGraphBubbleUp, type LangGraphRunnableConfig } from "@langchain/langgraph";
import type { ModelFacts } from "@moagraph/provider-kit";
import type { Call, CallError, CallStatus } from "../call/call.js";
import { toCallError } from "../call/call-error.js";
import type { CallIdentity } from "../call/call-event.js";
import { elapsedMs } from "../call/clock.js";
import { askStreaming, askWhole, type Reply } from "../call/reply.js";
import { type CallUsage, usageOf, usageOfFailure } from "../call/usage.js";
import type { Site } from "./site.js";

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
  readonly site: Site;
  readonly facts: ModelFacts;
  /** Writes what the model is shown. */
  prepare(): Promise<BaseMessage[]>;
  getModel(): Promise<BaseChatModel>;
}

/** How a call settled: its line in the ledger, and the reply or what was thrown. */
export interface Outcome {
  readonly call: Call;
  /** What the model was shown. */
  readonly messages: BaseMessage[];
  readonly reply: Reply | undefined;
  /** What had been delivered of a streamed reply. */
  readonly deliveredText: string;
  readonly cause: unknown;
}

/** Makes one call and tells of it. Throws only when the run itself is cancelled or interrupted. */
export async function placeCall(request: CallRequest): Promise<Outcome> {
  const { site, facts } = request;
  const timeline = createTimeline(request);
  let messages: BaseMessage[] = [];
  let reply: Reply | undefined;
  let cause: unknown;
  try {
    messages = await request.prepare();
    timeline.start();
    reply = await ask(request, messages, timeline);
  } catch (error) {
    if (site.config.signal?.aborted === true || isBubbleUp(error)) throw error;
    cause = error;
  }
  const deliveredText = timeline.text();
  const call =
    reply === undefined
      ? timeline.close("failed", usageOfFailure(messages, deliveredText, facts), toCallError(cause))
      : closeReplied(timeline, reply, usageOf(reply.usage, messages, reply.text, facts));
  return { call, messages, reply, deliveredText, cause };
}

function isBubbleUp(error: unknown): boolean {
  return typeof error === "object" && error !== null && isGraphBubbleUp(error);
}

async function ask(
  request: CallRequest,
  messages: BaseMessage[],
  timeline: Timeline,
): Promise<Reply> {
  const { planned, site } = request;
  const config = configFor(request);
  const model = await request.getModel();
  if (!site.isListenedTo(planned.isAnswer)) return askWhole(model, messages, config);
  return askStreaming(model, messages, config, timeline.token);
}

/** The node's own config, so that tracing and cancelling reach the model; traces name the call. */
function configFor({ site: { config }, planned }: CallRequest): LangGraphRunnableConfig {
  const metadata = { ...config.metadata, moa_node: planned.node, moa_sample: planned.sample };
  return { ...config, metadata };
}

function closeReplied(timeline: Timeline, reply: Reply, usage: CallUsage): Call {
  if (reply.text.trim() !== "") return timeline.close("ok", usage);
  return timeline.close("blank", usage, {
    code: "BLANK_REPLY",
    message: "The reply has no text.",
  });
}

/** Keeps the times of one call, and sends its events as they happen. */
interface Timeline {
  /** The request goes out now. */
  start(): void;
  readonly token: (text: string) => void;
  text(): string;
  close(status: CallStatus, usage: CallUsage, error?: CallError): Call;
}

function createTimeline({ planned, attempt = 1, site }: CallRequest): Timeline {
  const { node, sample, model, isAnswer } = planned;
  const pieces: string[] = [];
  let startedMs: number | null = null;
  let firstTokenMs: number | null = null;
  const now = (): number => elapsedMs(site.state.runStartedAt);
  const identity = (): CallIdentity => ({ node, sample, model, atMs: now() });
  return {
    start() {
      startedMs = now();
      site.tell({ type: "call-start", node, sample, model, atMs: startedMs, attempt });
    },
    text: () => pieces.join(""),
    token(text) {
      if (firstTokenMs === null) {
        firstTokenMs = now();
        site.tell({ type: "first-token", node, sample, model, atMs: firstTokenMs });
      }
      pieces.push(text);
      if (isAnswer) site.tell({ type: "answer-token", ...identity(), text });
    },
    close: (status, usage, error) => ({
      node,
      sample,
      model,
      attempt: startedMs === null ? 0 : attempt,
      status,
      startedMs: startedMs ?? now(),
      firstTokenMs,
      settledMs: now(),
      ...usage,
      ...(error === undefined ? {} : { error }),
    }),
  };
}
