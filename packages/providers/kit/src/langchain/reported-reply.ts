import type { CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import { AIMessageChunk, type BaseMessage } from "@langchain/core/messages";
import { ChatGenerationChunk, type ChatResult } from "@langchain/core/outputs";
import type { ReplyReport } from "./reply-report.js";

/** The result of a complete reply, with what the vendor says about it. */
export function reportedResult(result: ChatResult, report: ReplyReport): ChatResult {
  for (const { message } of result.generations) {
    keepReasoning(message);
    keepReport(message, report);
  }
  return result;
}

/** The chunks of a streamed reply, and one more with what the vendor says about it. */
export async function* reportedChunks(
  chunks: AsyncGenerator<ChatGenerationChunk>,
  report: ReplyReport,
  manager: CallbackManagerForLLMRun | undefined,
): AsyncGenerator<ChatGenerationChunk> {
  for await (const chunk of chunks) yield await passed(plain(chunk), manager);
  yield await passed(lastChunk(report), manager);
}

async function passed(
  chunk: ChatGenerationChunk,
  manager: CallbackManagerForLLMRun | undefined,
): Promise<ChatGenerationChunk> {
  const none = undefined;
  await manager?.handleLLMNewToken(chunk.text, none, none, none, none, { chunk });
  return chunk;
}

/** What is kept of a chunk's additional fields. LangChain fails to add up some of the others. */
const keptFields = [
  "reasoning_content",
  "tool_calls",
  "__gemini_function_call_thought_signatures__",
];

/** Metadata that only the last chunk has. Some vendors have other values under the same names. */
const reported = ["model", "finish_reason", "logprobs", "adapted"];

/** LangChain adds up usage and joins words of chunks, so only the last chunk has them. */
function plain({ message }: ChatGenerationChunk): ChatGenerationChunk {
  keepReasoning(message);
  const { additional_kwargs: fields, response_metadata: metadata } = message;
  for (const name of Object.keys(fields)) if (!keptFields.includes(name)) delete fields[name];
  for (const name of reported) delete metadata[name];
  Object.assign(message, { usage_metadata: undefined, name: undefined });
  return new ChatGenerationChunk({ message, text: message.text });
}

function lastChunk(report: ReplyReport): ChatGenerationChunk {
  const message = new AIMessageChunk({ content: "" });
  keepReport(message, report);
  return new ChatGenerationChunk({ message, text: "" });
}

/** Puts the reasoning in parts of the content where providers have it. */
function keepReasoning({ content, additional_kwargs }: BaseMessage): void {
  if (typeof content === "string" || additional_kwargs["reasoning_content"] !== undefined) return;
  const thoughts = content.map((part) => (part.type === "thinking" ? part["thinking"] : undefined));
  const reasoning = thoughts.filter((text) => typeof text === "string").join("");
  if (reasoning !== "") additional_kwargs["reasoning_content"] = reasoning;
}

function keepReport(message: BaseMessage, report: ReplyReport): void {
  const { model, finishReason, usage, refusal, logprobs, adapted } = report;
  Object.assign(message, { usage_metadata: usage });
  if (refusal !== undefined) message.additional_kwargs["refusal"] = refusal;
  Object.assign(message.response_metadata, {
    ...(model !== undefined && { model }),
    ...(finishReason !== undefined && { finish_reason: finishReason }),
    ...(logprobs !== undefined && { logprobs }),
    ...(adapted.length > 0 && { adapted }),
  });
}
