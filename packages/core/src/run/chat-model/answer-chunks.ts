import {
  AIMessage,
  AIMessageChunk,
  type AIMessageChunkFields,
  type AIMessageFields,
} from "@langchain/core/messages";
import { ChatGenerationChunk, type ChatResult } from "@langchain/core/outputs";
import type { MoaOutput } from "../../runtime/graph-state.js";
import { messageText } from "../../tokens/message-text.js";
import { hasToolCalls } from "../../tokens/tool-calls.js";
import type { AnswerReport } from "./answer-report.js";
import type { RunEvent } from "../run-event.js";

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

/** The last chunk of an answer. The cast is for LangChain's type, which has no usage in it. */
export function lastChunk(id: string, report: AnswerReport): ChatGenerationChunk {
  return chunkWith({ content: "", id, ...report } as unknown as AIMessageChunkFields);
}

function chunkWith(fields: AIMessageChunkFields): ChatGenerationChunk {
  const message = new AIMessageChunk(fields);
  return new ChatGenerationChunk({ text: messageText(message), message });
}

/** The answer of a run, as what a chat model gives. */
export function resultOf(values: MoaOutput, report: AnswerReport): ChatResult {
  const fields = { ...report, id: crypto.randomUUID(), ...contentOf(values) };
  const message = new AIMessage(fields as unknown as AIMessageFields);
  const llmOutput = tokenUsageOf(report);
  return { generations: [{ text: messageText(message), message }], llmOutput };
}

/** Usage where older listeners look for it. LangChain adds it for streamed answers itself. */
function tokenUsageOf({ usage_metadata: usage }: AnswerReport): Record<string, unknown> {
  const { input_tokens, output_tokens, total_tokens } = usage;
  const tokenUsage = {
    promptTokens: input_tokens,
    completionTokens: output_tokens,
    totalTokens: total_tokens,
  };
  return { tokenUsage };
}

/** The answer in the form of a message: its text, or what it holds with calls of tools. */
function contentOf({ answer, messages }: MoaOutput): Pick<AIMessageFields, "content"> {
  const last = messages.at(-1);
  if (answer !== "" || last === undefined || !hasToolCalls(last)) return { content: answer };
  const { content, tool_calls = [], invalid_tool_calls = [] } = last;
  return { content, tool_calls, invalid_tool_calls } as AIMessageFields;
}
