import type { EndpointRequest } from "@moagraph/openai-compatible";

/** A request with Mistral's name for the seed, `random_seed`. See https://docs.mistral.ai/api. */
export function mistralRequest({ seed, ...body }: EndpointRequest): EndpointRequest {
  return seed === undefined ? body : { ...body, random_seed: seed };
}
