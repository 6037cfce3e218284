import { isGraphBubbleUp, type LangGraphRunnableConfig } from "@langchain/langgraph";
import { howToPause } from "../../errors/run/how-to-pause.js";
import { StepFailedError } from "../../errors/run/step-failed-error.js";
import { graphEnding } from "../../langgraph/internals/members/graph-ending.js";
import { toCallError } from "../../redact/call-error.js";
import type { AddedStep } from "../../runtime/added-step.js";
import type { Compilation } from "../../runtime/compilation.js";
import type { MoaState } from "../../runtime/graph-state.js";
import { readUpdate, type StepResult, type UpdateFault } from "./read-update.js";

/** A step of `before` or `after`. */
export interface Added {
  readonly name: string;
  readonly step: AddedStep;
  readonly compilation: Compilation;
  /** The channels of `stateSchema`. */
  readonly channels: readonly string[];
}

/** What the run has done before the step. */
export type Done = Pick<MoaState, "ledger" | "proposals">;

/**
 * Runs a step, and reads what it returns.
 *
 * @throws StepFailedError `STEP_FAILED` if the step throws, or returns something else than an update.
 */
export async function runAdded(
  added: Added,
  done: Done,
  state: MoaState,
  config: LangGraphRunnableConfig,
): Promise<StepResult> {
  const { step, channels } = added;
  let result: unknown;
  try {
    result = await call(step, state, config);
  } catch (cause) {
    if (endsRun(cause, config)) throw cause;
    throw thrownBy(added, cause, done);
  }
  const read = readUpdate(result, { state, channels });
  if ("fault" in read) throw stepFault(added, read, done);
  return read;
}

/** Whether what was thrown pauses the run, or comes of its cancellation. It must be rethrown. */
export function endsRun(cause: unknown, { signal }: LangGraphRunnableConfig): boolean {
  const isPause = typeof cause === "object" && cause !== null && isGraphBubbleUp(cause);
  return isPause || signal?.aborted === true;
}

/** The error of a step that returned something wrong. */
export function stepFault(
  { name }: Added,
  { fault, hint }: UpdateFault,
  { ledger, proposals }: Done,
  cause?: unknown,
): StepFailedError {
  return new StepFailedError({ step: name, fault, hint, ledger, proposals, cause });
}

/** What was thrown, in words for an error: its code and message. */
export function wordsFor(
  thrown: unknown,
  { options }: Compilation,
): { readonly text: string; readonly hint: string | undefined } {
  const { code, message, hint } = toCallError(thrown, options.redact);
  return { text: `${code === "CALL_FAILED" ? "" : `${code}: `}${message}`, hint };
}

function call(step: AddedStep, state: MoaState, config: LangGraphRunnableConfig): unknown {
  return typeof step === "function"
    ? step(state, config as never)
    : step.invoke(state, config as never);
}

function thrownBy({ name, compilation }: Added, cause: unknown, done: Done): StepFailedError {
  if (graphEnding(cause) === "no-checkpointer") {
    const fault = "called `interrupt()`, and the run has no checkpointer.";
    return new StepFailedError({ step: name, fault, hint: howToPause, ...done, cause });
  }
  const fault = `threw: ${wordsFor(cause, compilation).text}`;
  const hint = `Fix \`${name}\`, or catch the error in it. \`cause\` is what was thrown.`;
  return new StepFailedError({ step: name, fault, hint, ...done, cause });
}
