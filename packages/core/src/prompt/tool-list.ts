import type { BindToolsInput } from "@langchain/core/language_models/chat_models";

const instruction =
  "Another assistant writes the final answer, and can call the tools below. You cannot call them. Where one is needed, name it and say what to call it with.";

/** What proposers are told of the tools that the output can call: names and descriptions, as text. */
export function toolList(tools: readonly BindToolsInput[]): string {
  return [instruction, ...tools.flatMap(linesOf)].join("\n");
}

/** One line for a tool in any form that LangChain's packages take. */
function linesOf(tool: unknown): string[] {
  const said = (tool ?? {}) as Readonly<Record<string, unknown>>;
  const { functionDeclarations: declared, function: described } = said;
  if (Array.isArray(declared)) return declared.flatMap(linesOf);
  if (described !== undefined) return linesOf(described);
  const name = textOf(said["name"]) || textOf(said["type"]);
  const description = textOf(said["description"]);
  if (name === "") return [];
  return [description === "" ? `- ${name}` : `- ${name}: ${description}`];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.replaceAll(/\s+/g, " ").trim() : "";
}
