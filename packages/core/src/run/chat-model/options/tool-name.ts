import { isRecord } from "../../../validate/value/is-record.js";

/** The name of a tool of LangChain, or in the form of OpenAI or Anthropic. */
export function toolNameOf(tool: object): string | undefined {
  const { name, function: called } = tool as Readonly<Record<string, unknown>>;
  const own = isRecord(called) ? called["name"] : name;
  return typeof own === "string" ? own : undefined;
}
