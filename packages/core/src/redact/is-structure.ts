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
 * Whether a value is a type name, a position in a list, or an id or name that links messages and
 * tool calls. Hooks do not get these: a change would make a request invalid or a trace unreadable.
 */
export function isStructure(owner: object, key: PropertyKey, value: unknown): boolean {
  if (typeof value === "number") return key === "index" && isPart(owner);
  if (typeof value !== "string") return false;
  if (key === "type" || key === "role") return typeNames.has(value);
  if (!identityKeys.has(key)) return false;
  if (isToolCall(owner)) return true;
  // Names of tools and agents link messages. A person's name does not.
  return isBaseMessage(owner) && (key !== "name" || linkedByName.has(owner.type));
}

const linkedByName: ReadonlySet<unknown> = new Set(["ai", "function", "tool"]);

/** Whether an object is a block of a message or a tool call. */
function isPart(owner: object): boolean {
  return isToolCall(owner) || typeNames.has((owner as { readonly type?: unknown }).type);
}

/** Whether a property holds the arguments of a tool: an object or a text with JSON. */
export function isArguments(owner: object, key: PropertyKey): boolean {
  return argumentKeys.has(key) && isToolCall(owner);
}

/**
 * Whether a property name outside of arguments is kept: one of a class, or an identifier without
 * digits. Names such as `alice@example.com` are data.
 */
export function isName(owner: object, name: string): boolean {
  const prototype: unknown = Object.getPrototypeOf(owner);
  return /^[\p{L}_$:|-]*$/u.test(name) || (prototype !== Object.prototype && prototype !== null);
}

const argumentKeys: ReadonlySet<PropertyKey> = new Set(["args", "arguments", "input"]);

function isToolCall(owner: object): boolean {
  const { type, name, args, arguments: json } = owner as Readonly<Record<string, unknown>>;
  const isCall = args !== undefined || json !== undefined;
  return toolTypeNames.has(type) || (typeof name === "string" && isCall);
}

function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
