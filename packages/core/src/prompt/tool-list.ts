import type { BindToolsInput } from "@langchain/core/language_models/chat_models";
import { isRecord } from "../validate/value/is-record.js";

const instruction =
  "Another assistant writes the final answer, and can call the tools below. You cannot call them. Where one is needed, name it and say what to call it with.";

/** What proposers are told of the tools that the output can call: names and descriptions, as text. */
export function toolList(tools: readonly BindToolsInput[]): string {
  return [instruction, ...tools.flatMap(linesOf)].join("\n");
}

/** One line for a tool in any form that LangChain's packages take. */
function linesOf(tool: unknown): string[] {
  if (!isRecord(tool)) return [];
  const { functionDeclarations: declared, function: described } = tool;
  if (Array.isArray(declared)) return declared.flatMap(linesOf);
  if (isRecord(described)) return linesOf(described);
  const name = textOf(tool["name"]) || textOf(tool["type"]);
  const description = textOf(tool["description"]);
  if (name === "") return [];
  return [description === "" ? `- ${name}` : `- ${name}: ${description}`];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.replaceAll(/\s+/g, " ").trim() : "";
}
