import { isGraphInterrupt } from "@langchain/langgraph";
import { context } from "@opentelemetry/api";
import { isRecord } from "../is-record.js";
import { quietly, type Telemetry } from "../telemetry.js";
import { CallRun } from "./call-run.js";
import { callStart } from "./call-start.js";
import { GraphRun } from "./graph-run.js";
import type { Place } from "./place.js";
import type { Ending, SpannedRun } from "./spanned-run.js";
import type { StartedRun } from "./started-run.js";
import { StepRun } from "./step-run.js";
import { ToolRun } from "./tool-run.js";

/** A run of LangChain in a graph. Not each has a span. */
interface OpenRun {
  readonly spanned?: SpannedRun;
  /** Of what runs in it. */
  readonly place: Place;
  /** The innermost graph. */
  readonly graph: GraphRun;
  /** The innermost step of that graph. */
  readonly step?: StepRun;
  /** Of a graph: the step of another graph that it runs in. */
  readonly outer?: StepRun;
  /** The innermost model, of this graph or of one around it: a graph may be used as a model. */
  readonly call?: CallRun;
}

/** The runs that have started and not ended: those of Moagraph's graphs, and all within them. */
export class OpenRuns {
  private readonly runs = new Map<string, OpenRun>();
  /** By id, the oldest first. */
  private readonly graphs = new Map<string, GraphRun>();

  constructor(
    private readonly telemetry: Telemetry,
    private readonly maxGraphs: number,
  ) {}

  /** Number of runs that are open, those without a span included. */
  get size(): number {
    return this.runs.size;
  }

  startChain(started: StartedRun): void {
    if (this.runs.has(started.id)) return;
    const around = this.around(started);
    if (isGraph(started)) this.startGraph(started, around);
    else if (around !== undefined) this.startWithin(started, around);
  }

  startModel(started: StartedRun): void {
    const around = this.around(started);
    if (around === undefined || this.runs.has(started.id)) return;
    const { place, step, spanned } = around;
    if (around.call !== undefined) around.call.isSum = true;
    const start = callStart(started, {
      isOfLedger: step !== undefined && spanned === step,
      isOfStep: step !== undefined,
    });
    const call = new CallRun(this.telemetry, place, start);
    step?.add(call);
    const inside = { ...place, context: call.span.context };
    const { outer: _, ...rest } = around;
    this.open(started.id, { ...rest, place: inside, call, spanned: call });
  }

  startTool(started: StartedRun): void {
    const around = this.around(started);
    if (around === undefined || this.runs.has(started.id)) return;
    const tool = new ToolRun(this.telemetry, around.place, started);
    const inside = { ...around.place, context: tool.span.context };
    const { outer: _, ...rest } = around;
    this.open(started.id, { ...rest, place: inside, spanned: tool });
  }

  /** A part of a streamed reply arrived. */
  chunk(id: string): void {
    const spanned = this.runs.get(id)?.spanned;
    if (spanned instanceof CallRun) spanned.chunk();
  }

  /** A run of a graph has stopped, and can be resumed. */
  pause(id: string): void {
    this.runs.get(id)?.graph.pause();
  }

  end(id: string, ending: Ending): void {
    const run = this.runs.get(id);
    if (run === undefined) return;
    const { spanned, graph, outer } = run;
    this.runs.delete(id);
    graph.within.delete(id);
    if (ending.type === "error" && isGraphInterrupt(ending.error)) graph.pause();
    if (spanned === graph) {
      this.endGraph(id, graph, ending);
      outer?.addGraph(graph);
    } else if (spanned !== undefined) quietly(() => spanned.end(ending));
    else if (ending.type === "end") graph.hasStarted(ending.output);
  }

  private around({ parentId }: StartedRun): OpenRun | undefined {
    return parentId === undefined ? undefined : this.runs.get(parentId);
  }

  /** A graph on its own, or one that is the member, the tool or a step of another. */
  private startGraph(started: StartedRun, around: OpenRun | undefined): void {
    const parent = around?.place.context ?? context.active();
    const graph = new GraphRun(this.telemetry, parent, started);
    const { place } = graph;
    const { call, step: outer } = around ?? {};
    if (call !== undefined) call.isSum = true;
    around?.graph.within.add(started.id);
    const inside = { ...(call && { call }), ...(outer && { outer }) };
    this.runs.set(started.id, { spanned: graph, place, graph, ...inside });
    this.graphs.set(started.id, graph);
    if (this.graphs.size > this.maxGraphs) this.abandonOldest();
  }

  private startWithin(started: StartedRun, around: OpenRun): void {
    const { spanned, outer: _, ...inside } = around;
    const isStep = spanned === around.graph && typeof started.metadata["moa_node"] === "string";
    if (!isStep) return this.open(started.id, inside);
    const step = new StepRun(this.telemetry, around.graph, started);
    this.open(started.id, { ...inside, place: step.place, step, spanned: step });
  }

  private open(id: string, run: OpenRun): void {
    this.runs.set(id, run);
    run.graph.within.add(id);
  }

  /** Ends first what has not ended in it. */
  private endGraph(id: string, graph: GraphRun, ending: Ending): void {
    this.graphs.delete(id);
    for (const each of graph.within) this.end(each, { type: "unknown" });
    quietly(() => graph.end(ending));
  }

  private abandonOldest(): void {
    const [oldest] = this.graphs.keys();
    if (oldest !== undefined) this.end(oldest, { type: "unknown" });
  }
}

/** Whether a run is one of a graph that `compile` has made. */
function isGraph({ serialized, metadata }: StartedRun): boolean {
  const id = isRecord(serialized) ? serialized["id"] : undefined;
  return "moa_graph" in metadata && Array.isArray(id) && id.at(-1) === "MoaGraph";
}
