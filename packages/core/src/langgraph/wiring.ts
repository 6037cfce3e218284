import type { MoaState, MoaUpdate } from "../runtime/graph-state.js";
import type { LangGraphApp } from "./langgraph-app.js";
import type { MoaStateGraph } from "./moa-state-graph.js";
import type { NodeFunction } from "../runtime/node-function.js";
import type { Wait } from "../step/waits.js";

/** The steps of a graph, and what each of them waits for. */
export interface StepPlan {
  readonly runners: ReadonlyMap<string, NodeFunction>;
  readonly waits: readonly Wait[];
  /** The state with what a step writes, as LangGraph will have it; not for `begin`, which overwrites. */
  readonly stateAfter: (state: MoaState, update: MoaUpdate) => MoaState;
  /** Whether a thread that is gone on with must not lose a call: one with a budget, or that may pause. */
  readonly keepsCalls: boolean;
}

/** A way to have LangGraph run steps in their order. All ways give the same results and events. */
export interface Wiring {
  /**
   * Connects the steps in a builder that has them all as nodes.
   *
   * @returns What is to be done to each graph that LangGraph compiles from the builder.
   */
  connect(builder: MoaStateGraph, course: StepPlan): (compiled: LangGraphApp) => void;
}
