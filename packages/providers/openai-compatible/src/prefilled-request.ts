import type { EndpointRequest } from "./endpoint.js";

/**
 * How an endpoint is told to continue a last message of the model:
 *
 * - `message`: the message is enough, as at llama.cpp, Groq and OpenRouter.
 * - `prefix`: the message has `prefix: true`, as at Mistral and DeepSeek.
 * - `partial`: the message has `partial: true`, as at Alibaba Model Studio and Moonshot.
 * - `continue_final_message`: the request has this field, and `add_generation_prompt: false`, as at vLLM
 *   and SGLang.
 */
export type PrefillMark = "continue_final_message" | "message" | "partial" | "prefix";

/** All values of {@link PrefillMark}. */
export const prefillMarks: readonly PrefillMark[] = [
  "continue_final_message",
  "message",
  "partial",
  "prefix",
];

/** The request, which asks to continue its last message if that is a text of the model. */
export function prefilledRequest(body: EndpointRequest, mark: PrefillMark): EndpointRequest {
  const messages = (body["messages"] ?? []) as readonly SentMessage[];
  const last = messages.at(-1);
  if (mark === "message" || last?.role !== "assistant" || last.tool_calls !== undefined)
    return body;
  return mark === "continue_final_message"
    ? { ...body, continue_final_message: true, add_generation_prompt: false }
    : { ...body, messages: messages.with(-1, { ...last, [mark]: true }) };
}

interface SentMessage {
  readonly role: string;
  readonly tool_calls?: unknown;
}
