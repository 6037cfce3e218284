import type { MoaState, MoaUpdate } from "../../runtime/graph-state.js";
import type { NodeFunction } from "../../runtime/node-function.js";
import type { NodeMetadata } from "../internals/traces/node-metadata.js";
import type { Wait } from "../../step/waits.js";

/** The steps of a graph, and what each of them waits for. */
export interface StepPlan {
  /** What each step does, by its name. */
  readonly runners: ReadonlyMap<string, NodeFunction>;
  /** The metadata of each step's runs. */
  readonly metadata: NodeMetadata;
  readonly waits: readonly Wait[];
  /** The steps that run before the first layer and after the output. LangGraph runs them as it is. */
  readonly around: ReadonlySet<string>;
  /** The channels of the input. */
  readonly inputs: ReadonlySet<string>;
  /** The state after a step's update, as LangGraph will have it; not for `begin`, which overwrites. */
  readonly stateAfter: (state: MoaState, update: MoaUpdate) => MoaState;
  /** The steps that may start while what they read is still being written. */
  readonly following: ReadonlySet<string>;
  /** Whether a step may pause the run: a person is asked, or a function or an agent may interrupt it. */
  readonly mayPause: boolean;
}
