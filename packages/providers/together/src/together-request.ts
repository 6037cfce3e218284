import type { EndpointRequest } from "@moagraph/openai-compatible";

/**
 * A request with Together's form of log probabilities: `logprobs` is the number of alternatives, from
 * 0 to 20. See https://docs.together.ai/reference/chat-completions-1.
 */
export function togetherRequest({ top_logprobs: top, ...body }: EndpointRequest): EndpointRequest {
  return top === undefined ? body : { ...body, logprobs: top };
}
