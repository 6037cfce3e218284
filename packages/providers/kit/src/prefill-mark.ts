/**
 * How an OpenAI-style endpoint is told to continue a last message of the model:
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
