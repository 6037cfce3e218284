import { type EndpointRequest, withPrefix } from "@moagraph/openai-compatible";

/**
 * A request with Mistral's names: `random_seed` for the seed, and `prefix` on a last message that the
 * model continues. See https://docs.mistral.ai/api.
 */
export function mistralRequest({ seed, ...body }: EndpointRequest): EndpointRequest {
  return withPrefix(seed === undefined ? body : { ...body, random_seed: seed });
}
