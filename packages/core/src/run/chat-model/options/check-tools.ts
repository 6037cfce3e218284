import type { BindToolsInput } from "@langchain/core/language_models/chat_models";
import { InvalidInputError } from "../../../errors/run/invalid-input-error.js";
import { quote } from "../../../errors/quote.js";
import { show } from "../../../validate/value/check-value.js";
import { isRecord } from "../../../validate/value/is-record.js";
import { toolNameOf } from "./tool-name.js";

const toolHint =
  'Pass what `tool()` returned, or a description such as `{ type: "function", function: { name, description, parameters } }`.';

/**
 * Tools as a caller gives them, each in a form of LangChain or of a vendor.
 *
 * @throws {@link InvalidInputError} `INVALID_INPUT` if they are no list, if one of them is no tool, or if
 * two have the same name.
 */
export function checkTools(tools: unknown): readonly BindToolsInput[] {
  if (!Array.isArray(tools)) {
    const hint = "Pass an array: `asChatModel(app).bindTools([search])`.";
    throw new InvalidInputError(`\`tools\` is ${show(tools)}, not an array.`, { hint });
  }
  const places = new Map<string, number>();
  for (const [index, tool] of tools.entries()) {
    const name = checkTool(tool, index);
    if (name === undefined) continue;
    const other = places.get(name);
    if (other !== undefined) throw sameName(name, other, index);
    places.set(name, index);
  }
  return tools as readonly BindToolsInput[];
}

/** The name of a tool; `undefined` for a form of a vendor that has none. */
function checkTool(tool: unknown, index: number): string | undefined {
  const place = `\`tools[${index}]\``;
  if (!isRecord(tool)) {
    throw new InvalidInputError(`${place} is ${show(tool)}, not a tool.`, { hint: toolHint });
  }
  const name = toolNameOf(tool);
  const isFunction = tool["type"] === "function" || tool["function"] !== undefined;
  const isNameless = name === undefined && (isFunction || Object.keys(tool).length === 0);
  if (isNameless || name === "") {
    throw new InvalidInputError(`${place} is a tool without a name.`, { hint: toolHint });
  }
  return name;
}

function sameName(name: string, first: number, second: number): InvalidInputError {
  const message = `\`tools[${first}]\` and \`tools[${second}]\` have the same name, ${quote(name)}.`;
  return new InvalidInputError(message, { hint: "Give each tool a name of its own." });
}
