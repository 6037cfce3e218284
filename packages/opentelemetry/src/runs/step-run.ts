import { isGraphBubbleUp, isGraphInterrupt } from "@langchain/langgraph";
import type { Call } from "@moagraph/core";
import { SpanKind } from "@opentelemetry/api";
import { aborted, errorType } from "../attributes/error-type.js";
import { isRequest, ledgerIn } from "../attributes/ledger-in.js";
import { noteAttributes } from "../attributes/note-attributes.js";
import { type Outcome, outcomeOfInner } from "../attributes/outcome.js";
import { type AskedModel, modelOfLine } from "../attributes/request-attributes.js";
import { stepAttributes, stepError } from "../attributes/step-attributes.js";
import { genAi, moagraph, noteEvent, operations } from "../semantic-conventions.js";
import { quietly, type Telemetry } from "../telemetry.js";
import { callKey, CallRun } from "./call-run.js";
import type { GraphRun } from "./graph-run.js";
import { numbersIn } from "./numbers-in.js";
import { OpenSpan } from "./open-span.js";
import type { Place } from "./place.js";
import type { Ending, SpannedRun } from "./spanned-run.js";
import type { StartedRun } from "./started-run.js";

/** A sample of a node. When it ends, it settles its calls with their lines of the ledger. */
export class StepRun implements SpannedRun {
  /** Of what runs in it. */
  readonly place: Place;
  private readonly span: OpenSpan;
  /** By their keys, in the order in which they started. */
  private readonly calls = new Map<string, CallRun[]>();
  /** What the graphs that ran in it have cost: they have measured it. `undefined` without such graphs. */
  private costOfGraphs: number | undefined;

  constructor(
    private readonly telemetry: Telemetry,
    private readonly graph: GraphRun,
    { metadata }: StartedRun,
  ) {
    const own = { [genAi.agentName]: String(metadata["moa_node"]) };
    this.span = new OpenSpan(telemetry, graph.place, {
      name: `${operations.node} ${own[genAi.agentName]}`,
      kind: SpanKind.INTERNAL,
      attributes: {
        [genAi.operation]: operations.node,
        ...own,
        ...numbersIn(metadata, { moa_layer: moagraph.layer, moa_sample: moagraph.sample }),
      },
    });
    this.place = {
      clock: graph.place.clock,
      context: this.span.context,
      attributes: { ...graph.place.attributes, ...own },
      measured: { ...graph.place.measured, ...own },
    };
  }

  /** A model is asked in it. */
  add(call: CallRun): void {
    const { key } = call.start;
    const others = this.calls.get(key);
    if (others === undefined) this.calls.set(key, [call]);
    else others.push(call);
  }

  /** A graph has run in it, as its model or as the tool of its agent. Its own steps record its models. */
  addGraph({ costUsd }: Pick<GraphRun, "costUsd">): void {
    this.costOfGraphs = (this.costOfGraphs ?? 0) + costUsd;
  }

  end(ending: Ending): void {
    const lines = ending.type === "end" ? ledgerIn(ending.output) : [];
    for (const line of lines) quietly(() => this.settle(line));
    for (const call of [...this.calls.values()].flat()) quietly(() => call.settle(undefined));
    quietly(() => this.describe(lines, ending));
    const seconds = this.span.end();
    this.telemetry.measure((metrics) => {
      const measured = { [genAi.operation]: operations.node, ...this.place.measured };
      metrics.record("agentDuration", seconds, { ...measured, ...this.span.failure });
    });
  }

  private settle(line: Call): void {
    const calls = this.callsOf(line);
    for (const [at, outcome] of this.outcomesOf(line).entries()) {
      calls[at]?.settle(outcome, line.settledMs - line.startedMs);
    }
    this.graph.count(line);
    this.measureCost(line, calls[0]?.start.asked ?? modelOfLine(line.model));
  }

  /** An agent makes several requests. If one of them is a graph, which line is which request is not known. */
  private outcomesOf(line: Call): readonly Outcome[] {
    const { innerCalls } = line;
    if (innerCalls === undefined) return [line];
    return this.costOfGraphs === undefined ? innerCalls.map(outcomeOfInner) : [];
  }

  /** A request that LangChain does not report, as in a graph on a server, gets its span from its line. */
  private callsOf(line: Call): readonly CallRun[] {
    const key = callKey(line.sample, line.attempt);
    const calls = this.calls.get(key) ?? [];
    const isReported = calls.length > 0 || this.costOfGraphs !== undefined;
    if (isReported || !isRequest(line)) return calls;
    const { sample, attempt } = line;
    const attributes = { [moagraph.sample]: sample, [moagraph.attempt]: attempt };
    return (line.innerCalls ?? [line]).map(({ model, startedMs }) => {
      const startMs = this.graph.timeOf(startedMs) ?? this.span.startMs;
      const asked = modelOfLine(model);
      const start = { asked, key, attributes, messages: [], startMs, isOfStep: true };
      return new CallRun(this.telemetry, this.place, start);
    });
  }

  private measureCost({ costUsd }: Call, { provider, model }: AskedModel): void {
    if (costUsd === null) return;
    const measuredBefore = Math.min(costUsd, this.costOfGraphs ?? 0);
    if (this.costOfGraphs !== undefined) this.costOfGraphs -= measuredBefore;
    const own = costUsd - measuredBefore;
    if (own < leastCostUsd) return;
    const asked = { [genAi.provider]: provider, [genAi.requestModel]: model };
    this.telemetry.measure((metrics) => {
      metrics.add("cost", own, { ...asked, ...this.place.measured });
    });
  }

  private describe(lines: readonly Call[], ending: Ending): void {
    const error = ending.type === "error" ? thrown(ending.error) : stepError(lines);
    if (error !== undefined) this.span.fail(error);
    if (!this.span.isRecording) return;
    if (ending.type === "error" && isGraphInterrupt(ending.error)) {
      this.span.set({ [moagraph.paused]: true });
    }
    this.span.set(stepAttributes(lines));
    for (const { notes = [], settledMs } of lines) {
      const atMs = this.graph.timeOf(settledMs) ?? this.place.clock.now();
      for (const note of notes) this.span.addEvent(noteEvent, noteAttributes(note), atMs);
    }
  }
}

/** What is less is the rounding of a sum. */
const leastCostUsd = 1e-12;

/** A step that pauses the run, and one that is cut off, have not failed. */
function thrown(error: unknown): { readonly code: string } | undefined {
  const code = errorType(error);
  return isGraphBubbleUp(error) || code === aborted ? undefined : { code };
}
