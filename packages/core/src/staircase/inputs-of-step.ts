import { createRunScopedValue, type RunScopedValue } from "../identity/run-scoped-value.js";

/** What a step that started before its inputs had ended will read. */
export interface LaterInputs {
  /** The state that the step started with. Graphs within it inherit its config, and have states of their own. */
  readonly startedWith: object;
  /** Resolves with the state of the run when all steps that it waits for have ended. */
  readonly ended: Promise<object>;
}

/** Hands its inputs to a step that starts before they have ended. */
export const inputsOfStep: RunScopedValue<LaterInputs> = createRunScopedValue("moagraph_inputs");
