import { flatGraphOf } from "../spec/expand/flat-graph-of.js";
import type { GraphSpec } from "../spec/graph-spec.js";
import { type Edge, edgesOf } from "./edges.js";
import { layOut } from "./lay-out.js";
import type { Rectangle, Waypoint } from "./place-column.js";
import type { BoxSize } from "./svg-sizes.js";

/** The box of a node. */
export interface PlacedBox extends Rectangle {
  /** A node in another node has the path to it: `panel/llama`. */
  readonly name: string;
  readonly kind: string;
  /** The models that it asks. */
  readonly models: readonly string[];
}

/** The frame around nodes of a layer. A layer with nodes in several other nodes has several frames. */
export interface PlacedFrame extends Rectangle {
  /** Number of the layer, from 1. */
  readonly layer: number;
  /** `layer 3`, or `panel · layer 3` for the layer of nodes in another node. */
  readonly heading: string;
}

/** The positions of all parts of a drawing, in pixels. The vertical middle is at 0. */
export interface GraphLayout {
  /** The whole drawing. */
  readonly area: Rectangle;
  readonly prompt: Rectangle;
  readonly answer: Rectangle;
  readonly frames: readonly PlacedFrame[];
  /** The boxes of the nodes, column by column. */
  readonly boxes: readonly PlacedBox[];
  readonly edges: readonly Edge[];
}

/**
 * Returns the positions that {@link toSvg} uses, for drawings with boxes of another size: layers are
 * columns from left to right, and no edge crosses a box.
 *
 * Between two layers with more than 100 reads, edges meet in a joint before the second one, so the number of
 * edges grows with the number of nodes only.
 *
 * @param written - From `defineGraph`, `layered`, `graphFromJson` or a recipe. Nodes in other nodes are
 * drawn with the path as their name, such as `panel/llama`.
 * @param sizeOf - The size of a node's box.
 * @example
 * ```ts
 * import { graphLayout } from "@moagraph/core/graph";
 * import { moaLite } from "@moagraph/recipes";
 *
 * const { boxes } = graphLayout(moaLite.graph, () => ({ width: 200, height: 80 }));
 * boxes.length; // 7
 * ```
 */
export function graphLayout(written: GraphSpec, sizeOf: (node: string) => BoxSize): GraphLayout {
  const graph = flatGraphOf(written);
  const layout = layOut(graph, ({ name }) => sizeOf(name));
  const { area, prompt, answer, columns } = layout;
  return {
    area,
    prompt,
    answer,
    frames: columns.flatMap(({ frames }) => frames),
    boxes: columns.flatMap(({ waypoints }) => [...waypoints.values()].flatMap(placedBox)),
    edges: edgesOf(graph, layout),
  };
}

/** None for a gap where edges cross. */
function placedBox({ label, name, left, top, width, height }: Waypoint): PlacedBox[] {
  if (label === undefined) return [];
  const { kind, models } = label;
  return [{ name, kind, models, left, top, width, height }];
}
