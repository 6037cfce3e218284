import type { EndpointRequest } from "@moagraph/openai-compatible";

/**
 * A request with OpenRouter's name for the effort, beside what the request says about reasoning. See
 * https://openrouter.ai/docs/use-cases/reasoning-tokens.
 */
export function openrouterRequest({
  reasoning_effort: effort,
  ...body
}: EndpointRequest): EndpointRequest {
  if (effort === undefined) return body;
  return { ...body, reasoning: { ...(body["reasoning"] as object | undefined), effort } };
}
