import { type ContextSchemaInit, END, StateGraph } from "@langchain/langgraph";
import type { graphState } from "../runtime/graph-state.js";
import type { GraphOfRuns } from "./resuming/plan-rerun.js";
import type { AroundNode } from "../step/around/around-nodes.js";
import { AddedSteps } from "./added-steps/added-steps.js";
import type { EarlyPlan } from "./early-starts/early-plan.js";
import { warnOfFallback } from "./fallback-warning.js";
import { fastWiring } from "./fast-wiring.js";
import { addingEdges, canShowEdges, keepShown, showOwnEdges } from "./internals/all-edges.js";
import type { DescribeSteps } from "./internals/run-loop.js";
import { stepDescriber } from "./internals/traces/node-metadata.js";
import type { LangGraphApp } from "./langgraph-app.js";
import type { GraphWiring } from "./graph-wiring.js";
import { moaGraph } from "./moa-graph.js";
import type { MoaStateGraph } from "./moa-state-graph.js";
import { plainWiring } from "./plain-wiring.js";
import type { StepPlan } from "./early-starts/step-plan.js";
import { off, type WiringParts } from "./wiring-parts.js";

/** A graph to be wired. */
export interface GraphToWire {
  readonly state: ReturnType<typeof graphState>;
  readonly plan: StepPlan;
  /** The steps after which the run has its answer. */
  readonly exits: readonly string[];
  /** What runs before the first layer and after the output, by the names in `plan.around`. */
  readonly around?: ReadonlyMap<string, AroundNode>;
  /** The last step, if it is not an exit. */
  readonly last?: string | undefined;
  /** What LangGraph takes as the schema of `context`. */
  readonly context?: ContextSchemaInit | undefined;
  readonly parts: WiringParts;
  /** The name of the graph, for messages. */
  readonly name?: string;
  /** The node that answers. Default: none, and a run may end without an answer. */
  readonly output?: string;
  /** What its runs share, and its steps. Default: nothing, and threads have no journal. */
  readonly runs?: GraphOfRuns;
  /** Makes a compiled graph a `MoaGraph`. Default: `moaGraph`. */
  readonly wrap?: (compiled: LangGraphApp, wiring: GraphWiring) => LangGraphApp;
}

type CompileOptions = Parameters<MoaStateGraph["compile"]>[0];

/** A LangGraph builder with the steps of a graph as nodes, which compiles to a wired graph. */
export function wireStateGraph(graph: GraphToWire): MoaStateGraph {
  const { state, context, around = [], last, exits } = graph;
  const init = context === undefined ? state : { ...state, context };
  const builder = new StateGraph(init) as unknown as MoaStateGraph;
  for (const [name, run] of graph.plan.runners) builder.addNode(name, run as never);
  for (const [name, run] of around) builder.addNode(name, run as never);
  for (const end of last === undefined ? exits : [last]) builder.addEdge(end, END);
  const wired = new WiredBuilder(builder, graph);
  builder.compile = ((options: CompileOptions) => wired.compile(options)) as never;
  return builder;
}

/** Compiles a builder: with the fast wiring, or with the plain one where that fails. */
class WiredBuilder {
  private readonly stock: (options: CompileOptions) => LangGraphApp;
  private readonly added: AddedSteps;
  private readonly describe: DescribeSteps;
  private canBeFast: boolean;
  /** Takes out the edges that the plain wiring added for the last compiled graph. */
  private removeOwnEdges: () => void = () => {};

  constructor(
    private readonly builder: MoaStateGraph,
    private readonly graph: GraphToWire,
  ) {
    const { fast } = graph.parts;
    const { waits, metadata } = graph.plan;
    this.stock = builder.compile.bind(builder) as never;
    this.describe = stepDescriber(metadata);
    this.added = new AddedSteps(builder, { waits, exits: graph.exits }, graph.name);
    this.canBeFast = fast !== undefined && canShowEdges(builder);
    if (fast !== undefined && !this.canBeFast) warnOfFallback("wiring");
  }

  /** @throws GraphValidationError `INVALID_GRAPH` if what the caller has added cannot be right. */
  compile(options: CompileOptions): LangGraphApp {
    this.removeOwnEdges();
    const plan = { ...this.graph.plan, waits: this.added.takeWaits() };
    const { fast } = this.graph.parts;
    if (fast === undefined || !this.canBeFast)
      return this.wrap(this.plain(plan, options), plan, options);
    let compiled: LangGraphApp;
    let earlyPlan: EarlyPlan | undefined;
    try {
      const finish = fastWiring.connect(this.builder, plan, nodesWork(fast));
      compiled = this.stock(options);
      earlyPlan = finish(compiled);
    } catch {
      compiled = this.plain(plan, options);
      warnOfFallback("wiring");
    }
    return this.wrap(compiled, plan, options, earlyPlan);
  }

  /**
   * Compiles with the plain wiring, now and from now on.
   *
   * @throws What LangGraph throws if the graph is wrong. Then the builder stays as it was.
   */
  private plain(plan: StepPlan, options: CompileOptions): LangGraphApp {
    const { builder } = this;
    const showAgain = keepShown(builder);
    showOwnEdges(builder);
    builder.compiled = false;
    const remove = addingEdges(builder, () => plainWiring.connect(builder, plan, off));
    try {
      const compiled = this.stock(options);
      this.canBeFast = false;
      this.removeOwnEdges = remove;
      return compiled;
    } catch (error) {
      remove();
      showAgain();
      throw error;
    }
  }

  private wrap(
    compiled: LangGraphApp,
    plan: StepPlan,
    options: CompileOptions,
    earlyPlan?: EarlyPlan,
  ): LangGraphApp {
    const { parts, output, runs, wrap = moaGraph } = this.graph;
    const { describe } = this;
    let plain: LangGraphApp | undefined;
    const wiring = {
      parts,
      earlyPlan,
      output,
      runs,
      describe,
      plain: () => (plain ??= this.plain(plan, options)),
    };
    return wrap(compiled, wiring);
  }
}

/** Whether nodes may run as single runnables. */
function nodesWork(fast: NonNullable<WiringParts["fast"]>): () => boolean | Promise<boolean> {
  return () => {
    const verdict = fast();
    return typeof verdict === "string"
      ? verdict === "fast"
      : verdict.then((known) => known === "fast");
  };
}
