import { type GraphSpec, layersOf } from "@moagraph/core";
import { moa, moaLite } from "@moagraph/recipes";

/** How many models of a layer break. */
type Share = "one" | "half" | "all";

/** Where in a recipe a fault is. */
export interface FaultPlace {
  readonly graph: GraphSpec;
  /** From 1. */
  readonly layer: number;
  readonly kind: string;
  readonly share: Share;
  /** The nodes whose models break. */
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
    // Of a lone node, one and half are all.
    const shares: Share[] = names.length === 1 ? ["all"] : ["one", "half", "all"];
    const kind = graph.nodes[names[0] ?? ""]?.kind ?? "";
    return shares.map((share) => {
      const nodes = names.slice(0, partOf[share](names.length));
      return { graph, layer: index + 1, kind, share, nodes };
    });
  });
}

/** Every place of the recipes `moa-lite` and `moa`. */
export const faultPlaces: readonly FaultPlace[] = [moaLite, moa].flatMap(({ graph }) =>
  faultPlacesOf(graph),
);
