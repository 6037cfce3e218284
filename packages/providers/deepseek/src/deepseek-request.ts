import type { EndpointRequest } from "@moagraph/openai-compatible";

/**
 * A request with DeepSeek's way to turn reasoning off. See
 * https://api-docs.deepseek.com/guides/thinking_mode.
 */
export function deepseekRequest({
  reasoning_effort: effort,
  ...body
}: EndpointRequest): EndpointRequest {
  if (effort === undefined) return body;
  return effort === "none"
    ? { ...body, thinking: { type: "disabled" } }
    : { ...body, reasoning_effort: effort };
}
