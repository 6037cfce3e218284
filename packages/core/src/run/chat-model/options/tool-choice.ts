import type { BindToolsInput } from "@langchain/core/language_models/chat_models";
import { nearestName } from "../../../errors/nearest-name.js";
import { InvalidInputError } from "../../../errors/run/invalid-input-error.js";
import { show } from "../../../validate/value/check-value.js";
import { isRecord } from "../../../validate/value/is-record.js";
import { toolNameOf } from "./tool-name.js";

/** Words of vendors for a choice, in the word that all of LangChain's packages know. */
const words: Readonly<Record<string, string>> = {
  auto: "auto",
  none: "none",
  any: "any",
  required: "any",
};

/**
 * A `tool_choice` in the form that all of LangChain's packages know: `"auto"`, `"none"`, `"any"` or the
 * name of a tool. Other forms of vendors are passed on as they are. `undefined` if there is nothing to
 * choose.
 *
 * @throws {@link InvalidInputError} `INVALID_INPUT` if it asks for a tool that there is not, or is neither a
 * text nor an object with something in it.
 */
export function toolChoiceOf(choice: unknown, tools: readonly BindToolsInput[]): unknown {
  if (choice == null) return undefined;
  if (!isChoice(choice)) {
    const hint = 'Use "auto", "none", "any" or the name of a tool.';
    throw new InvalidInputError(`\`tool_choice\` is ${show(choice)}.`, { hint });
  }
  const name = isRecord(choice) ? nameIn(choice) : choice;
  if (typeof name !== "string") return tools.length === 0 ? undefined : choice;
  const word = Object.hasOwn(words, name) ? words[name] : undefined;
  if (tools.length > 0) return word ?? known(name, tools);
  if (word === "auto" || word === "none") return undefined;
  throw new InvalidInputError("`tool_choice` asks for a tool, and there are no tools.", {
    hint: "Bind the tools: `asChatModel(app).bindTools(tools, { tool_choice })`.",
  });
}

function isChoice(choice: unknown): boolean {
  return typeof choice === "string" || (isRecord(choice) && Object.keys(choice).length > 0);
}

/** `{ type: "function", function: { name } }` of OpenAI, `{ type: "tool", name }` or `{ type: "any" }` of Anthropic. */
function nameIn({ type, name, function: called }: Readonly<Record<string, unknown>>): unknown {
  if (isRecord(called)) return called["name"];
  return name ?? type;
}

function known(name: string, tools: readonly BindToolsInput[]): string {
  const names = tools.map(toolNameOf);
  // A tool of a vendor's own form may have any name.
  if (names.includes(name) || names.includes(undefined)) return name;
  const others = names.flatMap((each) => each ?? []);
  const nearest = nearestName(name, others);
  throw new InvalidInputError(`\`tool_choice\` is \`${name}\`, which is no tool.`, {
    hint: `Use ${nearest === undefined ? `one of: ${others.join(", ")}` : `\`${nearest}\``}.`,
  });
}
