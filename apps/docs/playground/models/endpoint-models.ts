import type { GraphSpec } from "@moagraph/core/graph";
import { openaiCompatible } from "@moagraph/openai-compatible";
import type { ModelFacts, Provider } from "@moagraph/provider-kit";
import type { Endpoint } from "./endpoint.js";
import { iterateStreams } from "./iterate-streams.js";
import { modelIdAt } from "./model-id-at.js";
import { modelsWith, type RunModels } from "./run-models.js";

/** The provider id in messages about the reader's endpoint. */
const id = "endpoint";

/** The provider of the reader's endpoint. Nothing is read from the environment. */
export function endpointProvider({ baseUrl, apiKey }: Endpoint): Provider {
  iterateStreams();
  return openaiCompatible({ id, baseUrl: baseUrl.trim(), apiKey: apiKey.trim() });
}

/**
 * Asks the reader's endpoint for every model of a graph.
 *
 * @param facts - What the endpoint's list of models says, by the endpoint's id.
 */
export function endpointModels(
  graph: GraphSpec,
  endpoint: Endpoint,
  facts: ReadonlyMap<string, ModelFacts>,
): RunModels {
  const provider = endpointProvider(endpoint);
  return modelsWith(graph, {
    chat: async (model, params) => provider.chat(modelIdAt(endpoint, model), params),
    facts: (model) => facts.get(modelIdAt(endpoint, model)) ?? {},
  });
}
