import type { RunnableConfig } from "@langchain/core/runnables";
import { createRunScopedValue, type RunScopedValue } from "../identity/run-scoped-value.js";
import type { MoaState } from "./graph-state.js";

/** What a step that started before its inputs had ended will read. */
export interface LaterInputs {
  /** The state that the step started with. Graphs within it inherit its config, and have states of their own. */
  readonly startedWith: MoaState;
  /** Resolves with the state of the run when all steps that it waits for have ended. */
  readonly ended: Promise<MoaState>;
}

/** Hands them to the step. */
export const laterInputsOfStep: RunScopedValue<LaterInputs> =
  createRunScopedValue("moagraph_later_inputs");

/** Resolves with the state when all inputs of a step have ended. `undefined` if they had when it started. */
export function laterInputsIn(
  config: RunnableConfig,
  state: MoaState,
): Promise<MoaState> | undefined {
  const inputs = laterInputsOfStep.in(config);
  return inputs?.startedWith === state ? inputs.ended : undefined;
}
