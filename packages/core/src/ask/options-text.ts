import type { BindToolsInput } from "@langchain/core/language_models/chat_models";
import { convertToOpenAITool, isLangChainTool } from "@langchain/core/utils/function_calling";
import { memoizeByObject } from "../identity/memoize-by-object.js";
import type { TokenCounter } from "../tokens/token-counter.js";
import type { CandidateModel } from "./call/call-config.js";
import { canonicalJson } from "./cache/canonical-json.js";
import type { OutputOptions } from "./call/output-options.js";

/** A tool as plain data: its name, its description and the JSON Schema of its arguments. */
export const plainTool: (tool: BindToolsInput) => object = memoizeByObject(
  (tool: BindToolsInput): object => (isLangChainTool(tool) ? convertToOpenAITool(tool) : tool),
);

/**
 * Output options as one text: equal options give equal texts. Functions of tools are not part of it.
 *
 * @throws {TypeError} if an option cannot be written as JSON.
 */
export const optionsText: (options: OutputOptions) => string = memoizeByObject(
  ({ tools = [], callOptions }: OutputOptions) =>
    canonicalJson([tools.map(plainTool), callOptions]),
);

/** What a model reads of output options, beside the messages. */
const readText = memoizeByObject(({ tools = [], callOptions }: OutputOptions): string => {
  const { response_format: format } = callOptions;
  const asked = [...tools.map(shownTool), ...(format === undefined ? [] : [format])];
  return JSON.stringify(asked);
});

/** A tool that cannot be written as JSON is counted by its name. The model's package refuses it. */
function shownTool(tool: BindToolsInput): unknown {
  try {
    return plainTool(tool);
  } catch {
    return (tool as { readonly name?: unknown }).name;
  }
}

/** Tokens that a model reads of output options. */
export function optionTokens(options: OutputOptions, counter: TokenCounter): number {
  return counter.text(readText(options));
}

/** A model whose prompts are counted with the tools and the format of the output options. */
export function countingOptions(model: CandidateModel, options: OutputOptions): CandidateModel {
  const { counter } = model;
  const extra = optionTokens(options, counter);
  return {
    ...model,
    counter: { ...counter, prompt: (messages) => counter.prompt(messages) + extra },
  };
}
