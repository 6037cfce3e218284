import {
  AIMessageChunk,
  type AIMessageChunkFields,
  type AIMessageFields,
} from "@langchain/core/messages";
import { ChatGenerationChunk } from "@langchain/core/outputs";
import type { MoaOutput } from "../runtime/graph-state.js";
import { messageText } from "../tokens/message-text.js";
import { hasToolCalls } from "../tokens/tool-calls.js";
import type { RunEvent } from "./run-event.js";

/**
 * Makes the chunks of an answer from the events of its run. An answer that comes in blocks also comes
 * as text: only its blocks are passed on.
 */
export function chunksFor(id: string): (event: RunEvent) => ChatGenerationChunk | undefined {
  let hasBlocks = false;
  return (event) => {
    hasBlocks ||= event.type === "answer-content";
    if (event.type === "answer-token")
      return hasBlocks ? undefined : chunkWith({ content: event.text, id });
    if (event.type === "answer-content") return chunkWith({ content: [...event.content], id });
    if (event.type !== "tool-call-chunk") return undefined;
    return chunkWith({ content: "", id, tool_call_chunks: [event.chunk] });
  };
}

function chunkWith(fields: AIMessageChunkFields): ChatGenerationChunk {
  const message = new AIMessageChunk(fields);
  return new ChatGenerationChunk({ text: messageText(message), message });
}

/** The answer in the form of a message: its text, or what it holds with calls of tools. */
export function contentOf({ answer, messages }: MoaOutput): Pick<AIMessageFields, "content"> {
  const last = messages.at(-1);
  if (answer !== "" || last === undefined || !hasToolCalls(last)) return { content: answer };
  const { content, tool_calls = [], invalid_tool_calls = [] } = last;
  return { content, tool_calls, invalid_tool_calls } as AIMessageFields;
}
