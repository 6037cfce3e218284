import type { MoaUpdate } from "../runtime/graph-state.js";
import type { Site } from "./step-context.js";

/** One LangGraph node: one call. */
export interface Step {
  /** What LangGraph calls it. */
  readonly name: string;
  /** The graph's node it belongs to. */
  readonly node: string;
  /** Steps of the same node that it waits for; when absent, all that its node reads. */
  readonly waitsFor?: readonly string[];
  /** Runs the call and settles as what it writes. Only the output's step may throw. */
  run(site: Site): MoaUpdate | Promise<MoaUpdate>;
}
