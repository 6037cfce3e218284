import { type EndpointRequest, withPrefix } from "@moagraph/openai-compatible";

/**
 * A request with DeepSeek's names: `thinking` to turn reasoning off, and `prefix` on a last message
 * that the model continues. See https://api-docs.deepseek.com/guides/thinking_mode.
 */
export function deepseekRequest(asked: EndpointRequest): EndpointRequest {
  const { reasoning_effort: effort, ...body } = withPrefix(asked);
  if (effort === undefined) return body;
  return effort === "none"
    ? { ...body, thinking: { type: "disabled" } }
    : { ...body, reasoning_effort: effort };
}
