import { type GraphSpec, modelsOf, swapModels } from "@moagraph/core/graph";

/** The same graph with each model simulated, under its own name so that models stay different. */
export function offline(graph: GraphSpec): GraphSpec {
  const asked = modelsOf(graph).filter((model) => !model.startsWith("simulated:"));
  return swapModels(graph, Object.fromEntries(asked.map((model) => [model, `simulated:${model}`])));
}
