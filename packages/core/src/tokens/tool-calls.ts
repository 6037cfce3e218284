import type { AIMessage, BaseMessage } from "@langchain/core/messages";

/** The calls of tools in a message. */
export interface ToolCalls {
  readonly tool_calls?: AIMessage["tool_calls"];
  readonly invalid_tool_calls?: AIMessage["invalid_tool_calls"];
}

/** Whether a message calls tools, with valid or invalid arguments. */
export function hasToolCalls(message: BaseMessage): message is BaseMessage & ToolCalls {
  const { tool_calls: valid, invalid_tool_calls: invalid } = message as BaseMessage & ToolCalls;
  return isFilled(valid) || isFilled(invalid);
}

function isFilled(list: unknown): boolean {
  return Array.isArray(list) && list.length > 0;
}

/** The names and arguments of the calls in a message. Empty for a message without calls. */
export function toolCallsText(message: BaseMessage): string {
  if (!hasToolCalls(message)) return "";
  const { tool_calls: valid = [], invalid_tool_calls: invalid = [] } = message;
  return [...valid, ...invalid]
    .map(({ name = "", args }) => `${name}(${written(args)})`)
    .join("\n");
}

function written(args: unknown): string {
  return typeof args === "string" ? args : JSON.stringify(args ?? {});
}
