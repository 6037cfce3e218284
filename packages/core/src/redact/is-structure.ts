import { isBaseMessage } from "@langchain/core/messages";

/** Values of `type` and `role` in messages, blocks, runs and serialised objects. */
const typeNames: ReadonlySet<unknown> = wordsOf(`
  ai assistant developer function generic human remove system tool user
  text text-plain reasoning thinking redacted_thinking non_standard
  image image_url audio input_audio video file document media base64 url
  tool_call tool_call_chunk invalid_tool_call tool_use tool_result
  server_tool_call server_tool_call_chunk server_tool_call_result
  constructor not_implemented secret
`);

const toolTypeNames: ReadonlySet<unknown> = wordsOf(`
  function tool_call tool_call_chunk invalid_tool_call tool_use tool_result
  server_tool_call server_tool_call_chunk server_tool_call_result
`);

const identityKeys: ReadonlySet<PropertyKey> = new Set([
  "id",
  "name",
  "tool_call_id",
  "tool_use_id",
]);

/**
 * Whether a text is a type name, or an id or name that links messages and tool calls. Hooks do not
 * get such texts: a change would make a request invalid or a trace unreadable.
 */
export function isStructure(owner: object, key: PropertyKey, text: string): boolean {
  if (key === "type" || key === "role") return typeNames.has(text);
  return identityKeys.has(key) && (isBaseMessage(owner) || isToolCall(owner));
}

function isToolCall(owner: object): boolean {
  const { type, name, args } = owner as { type?: unknown; name?: unknown; args?: unknown };
  return toolTypeNames.has(type) || (typeof name === "string" && args !== undefined);
}

function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
