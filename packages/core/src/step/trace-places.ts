import { memoizeByObject } from "../identity/memoize-by-object.js";
import { depthsOf } from "../spec/flow/layers.js";
import type { FlatGraph } from "../spec/graph-spec.js";
import { nodeMetadata, type TraceMetadata } from "../ledger/trace-metadata.js";

/** The place of each node in its graph, as traces name it. */
export const tracePlacesOf: (graph: FlatGraph) => ReadonlyMap<string, TraceMetadata> =
  memoizeByObject((graph) => {
    const depths = [...depthsOf(graph)];
    return new Map(depths.map(([node, layer]) => [node, nodeMetadata(graph.name, node, layer)]));
  });
