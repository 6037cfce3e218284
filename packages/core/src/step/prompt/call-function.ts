import { FunctionResultError } from "../../errors/function-result-error.js";
import type { CompileOptions } from "../../runtime/compile-options.js";
import type { StepContext } from "../step-context.js";
import { functionInput, type FunctionSubject } from "./function-input.js";

/** Runs a graph function. What it returns is not checked: it may be anything in JavaScript. */
export async function callFunction(
  name: string,
  subject: FunctionSubject,
  context: StepContext,
  { functions = {} }: CompileOptions,
): Promise<unknown> {
  const work = functions[name];
  if (work === undefined) throw new Error(`Unchecked graph: no function ${name}`);
  return work(functionInput(subject, context));
}

/**
 * The text that a graph function returned.
 *
 * @throws {@link FunctionResultError} if it is no string.
 */
export function textOf(name: string, result: unknown): string {
  if (typeof result !== "string") throw new FunctionResultError(name, result);
  return result;
}
