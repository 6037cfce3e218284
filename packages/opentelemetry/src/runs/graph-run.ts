import { isGraphBubbleUp } from "@langchain/langgraph";
import { AIMessage } from "@langchain/core/messages";
import type { Call } from "@moagraph/core";
import { type Attributes, type Context, SpanKind } from "@opentelemetry/api";
import { errorType } from "../attributes/error-type.js";
import { isRequest } from "../attributes/ledger-in.js";
import { messagesOf, recordedMessages } from "../content/message-parts.js";
import { isName } from "../is-name.js";
import { isRecord } from "../is-record.js";
import { genAi, moagraph, operations } from "../semantic-conventions.js";
import { quietly, type Telemetry } from "../telemetry.js";
import { Clock } from "./clock.js";
import { OpenSpan } from "./open-span.js";
import type { Place } from "./place.js";
import type { Ending, SpannedRun } from "./spanned-run.js";
import type { StartedRun } from "./started-run.js";

/** A run of a graph. */
export class GraphRun implements SpannedRun {
  /** Of what runs in it. */
  readonly place: Place;
  /** Ids of all that runs in it. */
  readonly within: Set<string> = new Set();
  private readonly span: OpenSpan;
  private readonly measured: Attributes;
  private readonly sums = { calls: 0, inputTokens: 0, outputTokens: 0, costUsd: 0, isKnown: true };
  private isPaused = false;
  /** When the first of its steps ran, in this process or in an earlier one. In milliseconds since 1970. */
  private startMs: number | undefined;

  constructor(
    private readonly telemetry: Telemetry,
    around: Context,
    { metadata, input }: StartedRun,
  ) {
    const { moa_graph: graph, thread_id: thread } = metadata;
    const name = isName(graph) ? graph : "graph";
    const measured = { [moagraph.graph]: name };
    const attributes = isName(thread) ? { ...measured, [genAi.conversationId]: thread } : measured;
    const clock = new Clock();
    this.measured = { [genAi.operation]: operations.run, [genAi.agentName]: name, ...measured };
    this.span = new OpenSpan(
      telemetry,
      { clock, context: around, attributes, measured },
      {
        name: `${operations.run} ${name}`,
        kind: SpanKind.INTERNAL,
        attributes: this.measured,
      },
    );
    this.place = { clock, context: this.span.context, attributes, measured };
    this.span.record(genAi.inputMessages, (content) =>
      content.messages(recordedMessages(messagesOf(input))),
    );
  }

  /** Reads the start of the run from what its first step writes. */
  hasStarted(output: unknown): void {
    const start = isRecord(output) ? output["runStart"] : undefined;
    const atMs = isRecord(start) ? start["atMs"] : undefined;
    if (typeof atMs === "number") this.startMs = this.place.clock.at(atMs);
  }

  /** It stops, and can be resumed. */
  pause(): void {
    this.isPaused = true;
  }

  /** A time of the ledger in milliseconds since 1970. `undefined` if the start of the run is not known. */
  timeOf(lineMs: number): number | undefined {
    return this.startMs === undefined ? undefined : this.startMs + lineMs;
  }

  /** The cost of its lines so far, where it is known. */
  get costUsd(): number {
    return this.sums.costUsd;
  }

  /** Adds a line of the ledger to the sums of the run. */
  count(line: Call): void {
    const { inputTokens, outputTokens, costUsd } = line;
    if (isRequest(line)) this.sums.calls += 1;
    this.sums.inputTokens += inputTokens;
    this.sums.outputTokens += outputTokens;
    this.sums.costUsd += costUsd ?? 0;
    this.sums.isKnown &&= costUsd !== null;
  }

  end(ending: Ending): void {
    quietly(() => this.describe(ending));
    const seconds = this.span.end();
    this.telemetry.measure((metrics) => {
      metrics.record("agentDuration", seconds, { ...this.measured, ...this.span.failure });
      if (ending.type === "unknown") metrics.add("abandonedRuns", 1, this.place.measured);
    });
  }

  private describe(ending: Ending): void {
    // What a graph within another throws to pause both is no failure.
    const hasFailed = ending.type === "error" && !isGraphBubbleUp(ending.error);
    if (hasFailed) this.span.fail({ code: errorType(ending.error) });
    if (!this.span.isRecording) return;
    this.span.set(this.sumAttributes());
    if (ending.type === "unknown") this.span.set({ [moagraph.abandoned]: true });
    const output = ending.type === "end" && isRecord(ending.output) ? ending.output : {};
    if (this.isPaused) this.span.set({ [moagraph.paused]: true });
    const { answer } = output;
    if (typeof answer !== "string" || answer === "") return;
    this.span.record(genAi.outputMessages, (content) =>
      content.messages(recordedMessages([new AIMessage(answer)])),
    );
  }

  private sumAttributes(): Attributes {
    const { calls, inputTokens, outputTokens, costUsd, isKnown } = this.sums;
    return {
      [moagraph.calls]: calls,
      [moagraph.inputTokens]: inputTokens,
      [moagraph.outputTokens]: outputTokens,
      ...(isKnown ? { [moagraph.costUsd]: costUsd } : {}),
    };
  }
}
