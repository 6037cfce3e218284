/**
 * How a graph is connected and run in LangGraph.
 *
 * `wireStateGraph` makes a LangGraph builder from the steps of a graph and connects them by a wiring.
 * The **plain** wiring is what LangGraph documents: an edge for each wait. The **fast** wiring gives
 * the same results and events for less CPU time. It has these parts:
 *
 * - Shared joins: steps that wait for the same steps share one channel.
 * - Single runnables: a step runs as one runnable in place of about six.
 * - Early starts: a step starts when all that it waits for has ended, whatever its super-step.
 * - Direct `invoke`: `invoke` reads its run without two streams in between.
 * - Own signals: a run leaves no listener on the caller's signal.
 *
 * All but the shared joins use what LangGraph and LangChain do not document. The folder `internals`
 * has one file for each thing that is relied on; its comment says what happens when the thing is
 * missing. Nothing outside of `internals` may name such a thing: `test/langchain-internals.test.ts`
 * checks it.
 *
 * Before the first run of a process, each part is tried out on a graph of five steps
 * (`self-test/`). A part that fails is left out, with one warning `MOAGRAPH_PLAIN_WIRING`. Where
 * joins or drawing fail, the plain wiring is used. Redaction has no fallback: `redacting/` refuses
 * the run if a canary finds raw text.
 */
import type { EarlyPlan } from "./early-starts/early-plan.js";
import type { LangGraphApp } from "./langgraph-app.js";
import type { MoaStateGraph } from "./moa-state-graph.js";
import type { StepPlan } from "./early-starts/step-plan.js";
import type { Check } from "./wiring-parts.js";

/** Changes a graph that LangGraph has compiled, and returns its plan for early starts, if any. */
type Finish = (compiled: LangGraphApp) => EarlyPlan | undefined;

/** A way to make LangGraph run steps in their order. All ways give the same results and events. */
export interface Wiring {
  /**
   * Connects the steps in a builder that has them all as nodes.
   *
   * @param nodesWork - Whether nodes may run as single runnables; asked before the first of them runs.
   * @returns What is to be done to each graph that LangGraph compiles from the builder.
   */
  connect(builder: MoaStateGraph, plan: StepPlan, nodesWork: Check): Finish;
}
