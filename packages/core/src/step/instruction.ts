import { FunctionResultError } from "../errors/function-result-error.js";
import type { AskSettings } from "../spec/model-settings.js";
import type { CompileOptions, FunctionInput } from "../runtime/compile-options.js";

/**
 * The instruction of a node: its own text, the text of its function, or the built-in one. A promise
 * only for a function.
 */
export function instructionOf<BuiltIn extends string | undefined>(
  { prompt }: AskSettings,
  builtIn: BuiltIn,
  input: FunctionInput,
  { functions = {} }: CompileOptions,
): string | BuiltIn | Promise<string> {
  if (typeof prompt === "object") return callFunction(prompt.use, input, functions);
  return prompt ?? builtIn;
}

/**
 * Runs a graph function.
 *
 * @throws {@link FunctionResultError} if it returns no string.
 */
export async function callFunction(
  name: string,
  input: FunctionInput,
  functions: NonNullable<CompileOptions["functions"]>,
): Promise<string> {
  const write = functions[name];
  if (write === undefined) throw new Error(`Unchecked graph: no function ${name}`);
  const text: unknown = await write(input);
  if (typeof text !== "string") throw new FunctionResultError(name, text);
  return text;
}
