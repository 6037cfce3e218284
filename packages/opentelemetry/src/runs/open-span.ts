import {
  type Attributes,
  type Context,
  type Span,
  type SpanKind,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import type { CallError } from "@moagraph/core";
import type { RecordedContent } from "../content/recorded-content.js";
import { genAi } from "../semantic-conventions.js";
import { quietly, type Telemetry } from "../telemetry.js";
import type { Place } from "./place.js";

/** How a span starts. */
interface SpanStart {
  readonly name: string;
  readonly kind: SpanKind;
  /** Added to those of its place. */
  readonly attributes: Attributes;
  /** In milliseconds since 1970. @defaultValue now */
  readonly startMs?: number | undefined;
}

/** A span that is open, with its times on the clock of its run. */
export class OpenSpan {
  readonly startMs: number;
  /** The context of what runs in it. */
  readonly context: Context;
  private readonly span: Span;
  private errorCode: string | undefined;

  constructor(
    private readonly telemetry: Telemetry,
    private readonly place: Place,
    { name, kind, attributes, startMs }: SpanStart,
  ) {
    this.startMs = startMs ?? place.clock.now();
    this.span = telemetry.tracer.startSpan(
      name,
      { kind, attributes: { ...attributes, ...place.attributes }, startTime: this.startMs },
      place.context,
    );
    this.context = trace.setSpan(place.context, this.span);
  }

  /** Whether what is set on it reaches anyone. */
  get isRecording(): boolean {
    return this.span.isRecording();
  }

  set(attributes: Attributes): void {
    this.span.setAttributes(attributes);
  }

  /** Sets an attribute that has content, if content is recorded. */
  record(attribute: string, text: (content: RecordedContent) => string): void {
    const { content } = this.telemetry;
    if (content === undefined || !this.isRecording) return;
    quietly(() => this.span.setAttribute(attribute, text(content)));
  }

  /** @param atMs - In milliseconds since 1970. */
  addEvent(name: string, attributes: Attributes, atMs: number): void {
    this.span.addEvent(name, attributes, atMs);
  }

  /** Its message may quote a prompt, and so is content. */
  fail({ code, message }: Pick<CallError, "code"> & Partial<CallError>): void {
    const { content } = this.telemetry;
    this.errorCode = code;
    this.span.setAttribute(genAi.errorType, code);
    const isShown = content !== undefined && message !== undefined;
    const status = { code: SpanStatusCode.ERROR };
    this.span.setStatus(isShown ? { ...status, message: content.text(message) } : status);
  }

  /** `error.type`, if it has failed: for its metrics. */
  get failure(): Attributes {
    return this.errorCode === undefined ? {} : { [genAi.errorType]: this.errorCode };
  }

  /**
   * @param endMs - In milliseconds since 1970.
   * @returns Its duration in seconds.
   */
  end(endMs: number = this.place.clock.now()): number {
    this.span.end(Math.max(endMs, this.startMs));
    return Math.max(0, endMs - this.startMs) / 1000;
  }
}
