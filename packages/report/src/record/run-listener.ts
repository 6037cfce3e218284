import { BaseCallbackHandler } from "@langchain/core/callbacks/base";
import {
  type BaseMessage,
  coerceMessageLikeToMessage,
  isBaseMessage,
} from "@langchain/core/messages";
import type { LLMResult } from "@langchain/core/outputs";
import type { AttemptPlace } from "./attempt-record.js";
import { messageReasoning, messageText, reportedMessage } from "./message-text.js";
import type { ReportedMessage } from "../run-report.js";

/** Receives the texts of one run, from a {@link RunListener}. */
export interface RunTextSink {
  began(conversation: readonly ReportedMessage[]): void;
  sent(place: AttemptPlace, prompt: readonly ReportedMessage[]): void;
  token(place: AttemptPlace, text: string): void;
  replied(place: AttemptPlace, text: string, reasoning: string): void;
  answered(answer: string): void;
  failed(error: unknown): void;
}

/**
 * Receives the texts of one run and passes them on. They come as LangChain callbacks, so the graph's `redact` hook has
 * seen all of them.
 */
export class RunListener extends BaseCallbackHandler {
  readonly name: string = "moagraph_report";
  private runId: string | undefined;
  private readonly places = new Map<string, AttemptPlace>();
  /** Runs within a model's call: a model may be a graph itself, with calls of its own. */
  private readonly within = new Set<string>();

  constructor(private readonly sink: RunTextSink) {
    super();
    // Otherwise LangChain may call it after the run has ended.
    this.awaitHandlers = true;
  }

  override handleChainStart(...given: unknown[]): void {
    const [, inputs, runId, parentRunId] = given as [unknown, unknown, string, string?];
    if (this.isWithin(runId, parentRunId)) return;
    const isFirst = this.runId === undefined;
    // A run that is resumed is another run of LangChain's.
    if (!isFirst && parentRunId !== undefined) return;
    this.runId = runId;
    if (isFirst) this.sink.began(conversationIn(inputs));
  }

  override handleChainEnd(outputs: unknown, runId: string): void {
    if (runId !== this.runId) return;
    const { answer } = (outputs ?? {}) as { readonly answer?: unknown };
    if (typeof answer === "string") this.sink.answered(answer);
  }

  override handleChainError(error: unknown, runId: string): void {
    if (runId === this.runId) this.sink.failed(error);
  }

  override handleChatModelStart(...given: unknown[]): void {
    const [, [messages = []], runId, parentRunId, , , metadata] = given as ChatModelStart;
    if (this.isWithin(runId, parentRunId)) return;
    const place = placeIn(metadata);
    if (place === undefined) return;
    this.within.add(runId);
    this.places.set(runId, place);
    this.sink.sent(place, messages.map(reportedMessage));
  }

  override handleLLMNewToken(token: string, _index: unknown, runId: string): void {
    const place = this.places.get(runId);
    if (place !== undefined && token !== "") this.sink.token(place, token);
  }

  override handleLLMEnd({ generations }: LLMResult, runId: string): void {
    const place = this.places.get(runId);
    const message: unknown = Reflect.get(generations[0]?.[0] ?? {}, "message");
    if (place === undefined || !isBaseMessage(message)) return;
    this.sink.replied(place, messageText(message), messageReasoning(message));
  }

  private isWithin(runId: string, parentRunId: string | undefined): boolean {
    if (parentRunId === undefined || !this.within.has(parentRunId)) return false;
    this.within.add(runId);
    return true;
  }
}

type ChatModelStart = [
  model: unknown,
  messages: readonly BaseMessage[][],
  runId: string,
  parentRunId: string | undefined,
  params: unknown,
  tags: unknown,
  metadata: Readonly<Record<string, unknown>> | undefined,
];

/** The names by which core puts a call into the metadata of its request. */
function placeIn(metadata: Readonly<Record<string, unknown>> = {}): AttemptPlace | undefined {
  const { moa_node: node, moa_sample: sample, moa_attempt: attempt } = metadata;
  if (typeof node !== "string" || typeof sample !== "number") return undefined;
  return typeof attempt === "number" ? { node, sample, attempt } : undefined;
}

/** A run that is resumed has no input. */
function conversationIn(inputs: unknown): ReportedMessage[] {
  const { messages } = (inputs ?? {}) as { readonly messages?: unknown };
  const list: unknown[] = Array.isArray(messages) ? messages : [messages];
  return list.filter((each) => each !== undefined).map(reportedInput);
}

function reportedInput(input: unknown): ReportedMessage {
  try {
    return reportedMessage(coerceMessageLikeToMessage(input as BaseMessage));
  } catch {
    return { role: "human", text: String(input) };
  }
}
