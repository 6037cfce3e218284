import { type GraphSpec, modelsOf, swapModels } from "@moagraph/core/graph";

/** The same graph with simulated models. Each keeps its name, so that models stay different. */
export function offline(graph: GraphSpec): GraphSpec {
  const real = modelsOf(graph).filter((model) => !model.startsWith("simulated:"));
  return swapModels(graph, Object.fromEntries(real.map((model) => [model, simulatedModel(model)])));
}

/** The simulated model in place of a model. */
export function simulatedModel(model: string): string {
  return model.startsWith("simulated:") ? model : `simulated:${model}`;
}

/** The note for a graph with simulated models; empty without any. */
export function simulationNote(graph: GraphSpec): string {
  const models = modelsOf(graph);
  const simulated = models.filter((model) => model.startsWith("simulated:")).length;
  if (simulated === 0) return "";
  if (simulated < models.length) return `${simulated} of ${models.length} models are simulated.\n`;
  return "offline: every model is simulated; no language model is called.\n";
}
