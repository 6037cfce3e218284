import type { AIMessage, BaseMessage } from "@langchain/core/messages";
import { makeInvalidToolCall } from "@langchain/core/output_parsers/openai_tools";
import { fieldsOf } from "@moagraph/provider-kit/vendor";

/** Whether all tool calls are calls of functions whose arguments are not JSON. */
export function areInvalid(calls: readonly object[]): boolean {
  return calls.every((call) => {
    const called = fieldsOf(fieldsOf(call)?.["function"]);
    return called !== undefined && !isJson(called["arguments"]);
  });
}

function isJson(text: unknown): boolean {
  try {
    JSON.parse(String(text));
    return true;
  } catch {
    return false;
  }
}

/** The message with these calls as invalid ones, as LangChain has them. */
export function withInvalidCalls<Message extends BaseMessage>(
  message: Message,
  calls: readonly object[],
): Message {
  const invalid_tool_calls = calls.map((call) =>
    makeInvalidToolCall({ ...call }, "The arguments are not JSON."),
  );
  return Object.assign(message, { invalid_tool_calls });
}

/** Puts the calls where LangChain's packages have them too, and from where they are sent again. */
export function keepInvalidCalls({
  additional_kwargs: fields,
  invalid_tool_calls,
}: AIMessage): void {
  const calls = invalid_tool_calls ?? [];
  if (calls.length === 0 || fields["tool_calls"] !== undefined) return;
  fields["tool_calls"] = calls.map(({ id = "", name = "", args = "" }) => ({
    id,
    type: "function",
    function: { name, arguments: args },
  }));
}
