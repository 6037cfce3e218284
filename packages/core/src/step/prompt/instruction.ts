import { FunctionResultError } from "../../errors/function-result-error.js";
import type { AskSettings } from "../../spec/model-settings.js";
import type { CompileOptions } from "../../runtime/compile-options.js";
import { functionInput, type FunctionSubject } from "./function-input.js";
import type { StepContext } from "../step-context.js";

/**
 * The instruction of a node: its own text, the text of its function, or the built-in one. A promise
 * only for a function.
 */
export function instructionOf<BuiltIn extends string | undefined>(
  { prompt }: AskSettings,
  builtIn: BuiltIn,
  subject: FunctionSubject,
  context: StepContext,
  options: CompileOptions,
): string | BuiltIn | Promise<string> {
  if (typeof prompt === "object") return callFunction(prompt.use, subject, context, options);
  return prompt ?? builtIn;
}

/**
 * Runs a graph function.
 *
 * @throws {@link FunctionResultError} if it returns no string.
 */
async function callFunction(
  name: string,
  subject: FunctionSubject,
  context: StepContext,
  options: CompileOptions,
): Promise<string> {
  return textOf(name, await resultOfFunction(name, subject, context, options));
}

/**
 * The text that a graph function returned.
 *
 * @throws {@link FunctionResultError} if it is no string.
 */
export function textOf(name: string, result: unknown): string {
  if (typeof result === "string") return result;
  throw new FunctionResultError(name, result, "a string");
}

/** Runs a graph function. What it returns is not checked. */
export async function resultOfFunction(
  name: string,
  subject: FunctionSubject,
  context: StepContext,
  { functions = {} }: CompileOptions,
): Promise<unknown> {
  const call = functions[name];
  if (call === undefined) throw new Error(`Unchecked graph: no function ${name}`);
  return call(functionInput(subject, context));
}
