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
    const isPause = typeof cause === "object" && cause !== null && isGraphBubbleUp(cause);
    if (isPause || config.signal?.aborted === true) throw cause;
    throw thrownBy(added, cause, done);
  }
  const read = readUpdate(result, { state, channels });
  if ("fault" in read) throw stepFault(added, read, done);
  return read;
}

/** The error of a step that returned something wrong. */
export function stepFault(
  { name }: Added,
  { fault, hint }: UpdateFault,
  { ledger, proposals }: Done,
): StepFailedError {
  return new StepFailedError({ step: name, fault, hint, ledger, proposals });
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
  const { code, message } = toCallError(cause, compilation.options.redact);
  const fault = `threw: ${code === "CALL_FAILED" ? "" : `${code}: `}${message}`;
  const hint = `Fix \`${name}\`, or catch the error in it. \`cause\` is what was thrown.`;
  return new StepFailedError({ step: name, fault, hint, ...done, cause });
}
