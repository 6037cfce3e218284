import type { BaseMessage } from "@langchain/core/messages";
import { type Attributes, SpanKind } from "@opentelemetry/api";
import { aborted, errorType } from "../attributes/error-type.js";
import { type Outcome, outcomeOfReply } from "../attributes/outcome.js";
import { outcomeAttributes, usageAttributes } from "../attributes/outcome-attributes.js";
import { replyAttributes, replyMessage } from "../attributes/reply.js";
import type { AskedModel } from "../attributes/request-attributes.js";
import { recordedMessages } from "../content/message-parts.js";
import type { Instruments } from "../metrics/instruments.js";
import { genAi, moagraph, operations } from "../semantic-conventions.js";
import { quietly, type Telemetry } from "../telemetry.js";
import { OpenSpan } from "./open-span.js";
import type { Place } from "./place.js";
import type { Ending, SpannedRun } from "./spanned-run.js";

/** A request to a model: who is asked, and what is known at its start. */
export interface CallStart {
  readonly asked: AskedModel;
  /** Its number in the step, as {@link callKey} makes it. */
  readonly key: string;
  /** What names it in its step, and what it asks for. */
  readonly attributes: Attributes;
  readonly messages: readonly BaseMessage[];
  /** In milliseconds since 1970. @defaultValue now */
  readonly startMs?: number | undefined;
  /** Whether it has a line in the ledger of a step, which calls `settle`. */
  readonly isOfStep: boolean;
}

/** The key of a call within its step: the number of the node's sample, and that of the attempt. */
export function callKey(sample: unknown, attempt: unknown): string {
  return `${String(sample)}:${String(attempt)}`;
}

/**
 * A request to a model. Its span stays open until its line of the ledger is known, which has its cost and
 * the tokens of a reply that was cut off. It ends with the time at which the reply had ended.
 */
export class CallRun implements SpannedRun {
  readonly span: OpenSpan;
  /** Whether other models were asked for it, as in a graph that is used as a model. Their tokens count. */
  isSum = false;
  private firstMs: number | undefined;
  private endMs: number | undefined;
  private reply: BaseMessage | undefined;
  private code: string | undefined;
  private isSettled = false;

  constructor(
    private readonly telemetry: Telemetry,
    private readonly place: Place,
    readonly start: CallStart,
  ) {
    const { asked, attributes, messages, startMs } = start;
    this.span = new OpenSpan(telemetry, place, {
      name: `${operations.call} ${asked.model}`,
      kind: SpanKind.CLIENT,
      attributes: { ...this.measured(), ...attributes },
      startMs,
    });
    if (messages.length > 0) this.record(genAi.inputMessages, messages);
  }

  /** A part of the reply arrived. */
  chunk(): void {
    this.firstMs ??= this.place.clock.now();
  }

  /** The reply has ended. */
  end(ending: Ending): void {
    this.endMs ??= this.place.clock.now();
    if (ending.type === "end") this.reply = replyMessage(ending.output);
    if (ending.type === "error") this.code = errorType(ending.error);
    if (!this.start.isOfStep || ending.type === "unknown") this.settle(undefined);
  }

  /**
   * Ends the span.
   *
   * @param known - How the ledger says that it ended. Without, its reply says it.
   * @param tookMs - Its duration, if the end of its reply was not reported.
   */
  settle(known: Outcome | undefined, tookMs?: number): void {
    if (this.isSettled) return;
    this.isSettled = true;
    const outcome = known ?? this.ownOutcome();
    quietly(() => this.describe(outcome));
    const endMs = tookMs === undefined ? undefined : this.span.startMs + tookMs;
    const seconds = this.span.end(this.endMs ?? endMs);
    this.telemetry.measure((metrics) => this.measure(metrics, outcome, seconds));
  }

  private describe(outcome: Outcome): void {
    const { error, status } = outcome;
    if (error !== undefined && status !== "aborted") this.span.fail(error);
    if (!this.span.isRecording) return;
    if (this.reply !== undefined) this.span.set(replyAttributes(this.reply));
    this.span.set(outcomeAttributes(outcome));
    if (!this.isSum) this.span.set(usageAttributes(outcome));
    const first = this.secondsToFirst();
    if (first !== undefined) {
      this.span.set({ [genAi.requestStream]: true, [genAi.responseTimeToFirstChunk]: first });
    }
    if (this.reply !== undefined) this.record(genAi.outputMessages, [this.reply]);
  }

  private measure(metrics: Instruments, outcome: Outcome, seconds: number): void {
    const measured = { ...this.place.measured, ...this.measured() };
    const ended = { [moagraph.callStatus]: outcome.status, ...this.span.failure };
    metrics.record("callDuration", seconds, { ...measured, ...ended });
    const first = this.secondsToFirst();
    if (first !== undefined) metrics.record("timeToFirstChunk", first, measured);
    if (this.isSum) return;
    const counted = { ...measured, [genAi.tokenModality]: "unknown" };
    const { inputTokens, outputTokens, cachedInputTokens, reasoningTokens } = outcome;
    const tokens = { inputTokens, outputTokens, cachedInputTokens, reasoningTokens };
    metrics.addAll(tokens, counted);
  }

  private measured(): Attributes {
    const { provider, model } = this.start.asked;
    return {
      [genAi.operation]: operations.call,
      [genAi.provider]: provider,
      [genAi.requestModel]: model,
    };
  }

  private secondsToFirst(): number | undefined {
    return this.firstMs === undefined ? undefined : (this.firstMs - this.span.startMs) / 1000;
  }

  private ownOutcome(): Outcome {
    return outcomeOfReply(
      this.reply,
      this.code ?? (this.endMs === undefined ? aborted : undefined),
    );
  }

  private record(attribute: string, messages: readonly BaseMessage[]): void {
    this.span.record(attribute, (content) => content.messages(recordedMessages(messages)));
  }
}
