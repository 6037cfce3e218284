import { type GraphSpec, layered, proposer } from "@moagraph/core/graph";

/** The graph of one layer of proposers and an aggregator. */
export function panelOf(models: readonly string[], aggregator: string): GraphSpec {
  const layer = models.map((model) => proposer({ model }));
  return layered({ name: "panel", layers: [layer], aggregator: { model: aggregator } });
}
