import { type GraphSpec, modelsOf, swapModels } from "@moagraph/core/graph";

/** The same graph with each model simulated, under its own name so that models stay different. */
export function offline(graph: GraphSpec): GraphSpec {
  const asked = modelsOf(graph).filter((model) => !model.startsWith("simulated:"));
  return swapModels(graph, Object.fromEntries(asked.map((model) => [model, `simulated:${model}`])));
}

/** What the user is told when any model of a graph is simulated; nothing when none is. */
export function simulationNote(graph: GraphSpec): string {
  const models = modelsOf(graph);
  const simulated = models.filter((model) => model.startsWith("simulated:")).length;
  if (simulated === 0) return "";
  if (simulated < models.length) return `${simulated} of ${models.length} models are simulated.\n`;
  return "offline: every model is simulated; no language model is asked.\n";
}
