import { flatGraphOf, type GraphSpec } from "@moagraph/core/graph";

/** The sampling of the calls of a node. */
export interface Sampling {
  readonly temperature?: number;
  readonly maxOutputTokens?: number;
}

interface Settings {
  readonly temperature?: number | undefined;
  readonly maxOutputTokens?: number | undefined;
}

/**
 * Returns how to sample a model in a new run, so that it can be compared with runs that exist: as the first of their
 * nodes with this model does, else as the first node with any model.
 */
export function samplingOf(graphs: readonly GraphSpec[]): (model: string) => Sampling {
  const known = new Map<string, Sampling>();
  for (const node of graphs.flatMap((graph) => Object.values(flatGraphOf(graph).nodes))) {
    if ("model" in node && !known.has(node.model)) known.set(node.model, samplingIn(node));
  }
  const [other = {}] = known.values();
  return (model) => known.get(model) ?? other;
}

function samplingIn({ temperature, maxOutputTokens }: Settings): Sampling {
  return {
    ...(temperature !== undefined && { temperature }),
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
  };
}
