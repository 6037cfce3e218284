import { createRunScopedValue, type RunScopedValue } from "../identity/run-scoped-value.js";

/** What a step that started before its inputs had ended will read. */
export interface LaterInputs {
  /** The state that the step started with. Graphs within it inherit its config, and have states of their own. */
  readonly startedWith: object;
  /** Resolves with the state of the run when all steps that it waits for have ended. */
  readonly ended: Promise<object>;
}

/** Tells a step when its inputs have ended. */
export class InputsOfStep<State extends object> {
  readonly ended: Promise<State>;
  private resolve: ((state: State) => void) | undefined;

  constructor() {
    this.ended = new Promise((resolve) => {
      this.resolve = resolve;
    });
  }

  /** They have ended, with this state of the run. Only the first state counts. */
  end(state: State): void {
    this.resolve?.(state);
  }
}

/** Hands its inputs to a step that starts before they have ended. */
export const inputsOfStep: RunScopedValue<LaterInputs> = createRunScopedValue("moagraph_inputs");
