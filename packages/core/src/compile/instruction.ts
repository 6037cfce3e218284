import type { ModelSettings } from "../spec/model-settings.js";
import type { CompileOptions, PromptInput } from "./compile-options.js";

/** The instruction of a node: its own text, what its function writes, or the built-in one. */
export async function instructionOf<BuiltIn extends string | undefined>(
  { prompt }: ModelSettings,
  builtIn: BuiltIn,
  input: PromptInput,
  { functions = {} }: CompileOptions,
): Promise<string | BuiltIn> {
  if (prompt === undefined) return builtIn;
  if (typeof prompt === "string") return prompt;
  const write = functions[prompt.use];
  if (write === undefined) throw new Error(`Unchecked graph: no function ${prompt.use}`);
  return write(input);
}
