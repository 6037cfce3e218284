import { type GraphSpec, layersOf } from "@moagraph/core";
import { moa, moaLite } from "@moagraph/recipes";

/** The share of a layer's models with the fault. */
type Share = "one" | "half" | "all";

/** The position of a fault in a recipe. */
export interface FaultPlace {
  readonly graph: GraphSpec;
  /** From 1. */
  readonly layer: number;
  readonly kind: string;
  readonly share: Share;
  /** The nodes whose models have the fault. */
  readonly nodes: readonly string[];
}

const partOf: Readonly<Record<Share, (size: number) => number>> = {
  one: () => 1,
  half: (size) => size / 2,
  all: (size) => size,
};

/** Every layer of a graph, with each share of it. */
export function faultPlacesOf(graph: GraphSpec): FaultPlace[] {
  return layersOf(graph).flatMap((names, index) => {
    // For a single node, one and half are all.
    const shares: Share[] = names.length === 1 ? ["all"] : ["one", "half", "all"];
    const kind = graph.nodes[names[0] ?? ""]?.kind ?? "";
    return shares.map((share) => {
      const nodes = names.slice(0, partOf[share](names.length));
      return { graph, layer: index + 1, kind, share, nodes };
    });
  });
}

/** All positions in the recipes `moa-lite` and `moa`. */
export const faultPlaces: readonly FaultPlace[] = [moaLite, moa].flatMap(({ graph }) =>
  faultPlacesOf(graph),
);
