import type { MoaState, MoaUpdate } from "../../runtime/graph-state.js";
import type { NodeFunction } from "../../runtime/node-function.js";
import type { Wait } from "../../step/waits.js";

/** The steps of a graph, and what each of them waits for. */
export interface StepPlan {
  /** What each step does, by its name. */
  readonly runners: ReadonlyMap<string, NodeFunction>;
  readonly waits: readonly Wait[];
  /** The steps that run before the first layer and after the output. LangGraph runs them as it is. */
  readonly around: ReadonlySet<string>;
  /** The channels of the input. */
  readonly inputs: ReadonlySet<string>;
  /** The state after a step's update, as LangGraph will have it; not for `begin`, which overwrites. */
  readonly stateAfter: (state: MoaState, update: MoaUpdate) => MoaState;
  /** Whether a resumed thread must not lose a call: its graph has a budget, or may pause. */
  readonly keepsCalls: boolean;
}
