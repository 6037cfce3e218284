import { AIMessageChunk } from "@langchain/core/messages";
import { makeInvalidToolCall, parseToolCall } from "@langchain/core/output_parsers/openai_tools";
import { ChatGenerationChunk, type ChatResult } from "@langchain/core/outputs";
import { type Fields, fieldsOf } from "@moagraph/provider-kit/vendor";

/** The result of a complete reply. */
export function resultOf({ id, message: sent }: Fields): ChatResult {
  const { content, tool_calls: calls } = fieldsOf(sent) ?? {};
  const parts = listOf(content);
  const text = parts.map((part) => textOf(part["text"])).join("");
  const reasoning = parts.map((part) => textOf(part["thinking"])).join("");
  const called = toolCallsOf(listOf(calls));
  const additional_kwargs = reasoning === "" ? {} : { reasoning_content: reasoning };
  // A chunk, because LangChain takes structured output only from chunks.
  const known = { id: textOf(id), content: text, additional_kwargs };
  const message = Object.assign(new AIMessageChunk(known), called);
  return { generations: [{ text, message }] };
}

type CalledTools = Required<Pick<AIMessageChunk, "tool_calls" | "invalid_tool_calls">>;

/** Arguments that are not JSON make an invalid call, as in LangChain's other classes. */
function toolCallsOf(sent: readonly Fields[]): CalledTools {
  const called: CalledTools = { tool_calls: [], invalid_tool_calls: [] };
  for (const call of sent) {
    try {
      const parsed = parseToolCall(call, { returnId: true });
      if (parsed !== undefined) called.tool_calls.push(parsed);
    } catch {
      const invalid = makeInvalidToolCall(call, "The arguments are not JSON.");
      called.invalid_tool_calls.push(invalid);
    }
  }
  return called;
}

/** The chunk of one event; `undefined` if it has nothing of the reply. */
export function chunkOf({ index, delta }: Fields): ChatGenerationChunk | undefined {
  const { content, tool_calls: call } = fieldsOf(fieldsOf(delta)?.["message"]) ?? {};
  const { text, thinking } = fieldsOf(content) ?? {};
  // An event that opens the message has an empty list.
  const called = Array.isArray(call) ? undefined : fieldsOf(call);
  if (called !== undefined) return toolChunk(Number(index), called);
  if (typeof thinking === "string" && thinking !== "") {
    return chunk(
      new AIMessageChunk({ content: "", additional_kwargs: { reasoning_content: thinking } }),
    );
  }
  return typeof text === "string" ? chunk(new AIMessageChunk({ content: text })) : undefined;
}

function toolChunk(index: number, { id, function: called }: Fields): ChatGenerationChunk {
  const { name, arguments: args } = fieldsOf(called) ?? {};
  const tool_call_chunks = [
    {
      index,
      args: textOf(args),
      type: "tool_call_chunk" as const,
      ...(typeof id === "string" && { id }),
      ...(typeof name === "string" && { name }),
    },
  ];
  return chunk(new AIMessageChunk({ content: "", tool_call_chunks }));
}

function chunk(message: AIMessageChunk): ChatGenerationChunk {
  return new ChatGenerationChunk({ message, text: message.text });
}

function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.map((each) => fieldsOf(each) ?? {}) : [];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
