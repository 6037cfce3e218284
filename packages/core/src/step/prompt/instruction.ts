import type { AskSettings } from "../../spec/model-settings.js";
import type { CompileOptions } from "../../runtime/compile-options.js";
import type { StepContext } from "../step-context.js";
import { callFunction, textOf } from "./call-function.js";
import type { FunctionSubject } from "./function-input.js";

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
  if (typeof prompt === "object") return written(prompt.use, subject, context, options);
  return prompt ?? builtIn;
}

async function written(
  name: string,
  subject: FunctionSubject,
  context: StepContext,
  options: CompileOptions,
): Promise<string> {
  return textOf(name, await callFunction(name, subject, context, options));
}
