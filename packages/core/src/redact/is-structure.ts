import { isBaseMessage } from "@langchain/core/messages";

/** With these LangChain and vendors tell messages, blocks, runs and serialised objects apart. */
const kinds: ReadonlySet<unknown> = wordsOf(`
  ai assistant developer function generic human remove system tool user
  text text-plain reasoning thinking redacted_thinking non_standard
  image image_url audio input_audio video file document media base64 url
  tool_call tool_call_chunk invalid_tool_call tool_use tool_result
  server_tool_call server_tool_call_chunk server_tool_call_result
  constructor not_implemented secret
`);

const toolKinds: ReadonlySet<unknown> = wordsOf(`
  function tool_call tool_call_chunk invalid_tool_call tool_use tool_result
  server_tool_call server_tool_call_chunk server_tool_call_result
`);

const ties: ReadonlySet<PropertyKey> = new Set(["id", "name", "tool_call_id", "tool_use_id"]);

/**
 * Whether a text says what a thing is, or ties messages and tool calls together. Such texts no hook
 * is shown: changed, they would make a request invalid or a trace unreadable.
 */
export function isStructure(owner: object, key: PropertyKey, text: string): boolean {
  if (key === "type" || key === "role") return kinds.has(text);
  return ties.has(key) && (isBaseMessage(owner) || isToolCall(owner));
}

function isToolCall(owner: object): boolean {
  const { type, name, args } = owner as { type?: unknown; name?: unknown; args?: unknown };
  return toolKinds.has(type) || (typeof name === "string" && args !== undefined);
}

function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
