// What a node does with its input, and what it writes.
//
// A step is one LangGraph node. It reads its input from the state (`node-input.ts`), writes a
// prompt (`prompt/`), makes a call through `ask/`, and turns the result into a state
// update (`step-result.ts`). `asking-steps.ts` builds steps for nodes that write, `slot-steps.ts`
// for nodes that process each proposal separately.

import type { Place } from "../ledger/merge-by-place.js";
import type { MoaUpdate } from "../runtime/graph-state.js";
import type { StepContext } from "./step-context.js";

/** One LangGraph node: at most one call. */
export interface Step {
  /** Its name in LangGraph. */
  readonly name: string;
  /** The graph's node it belongs to. */
  readonly node: string;
  /** Number of its call among those of the node, from 1. Default 1. */
  readonly sample?: number;
  /** The place of the one proposal that it may write. Default: it may write any of its node's. */
  readonly writesAt?: Place;
  /** Steps of the same node that it waits for. Default: all steps of the nodes it reads. */
  readonly waitsFor?: readonly string[];
  /** Makes the call and returns the state update. Only a step of the output may throw. */
  run(context: StepContext): MoaUpdate | Promise<MoaUpdate>;
}
