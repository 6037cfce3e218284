import { graphlib, layout } from "@dagrejs/dagre";
import type { GraphSpec } from "@moagraph/core/graph";
import { boxSize, type Drawing } from "./drawing.js";
import { linksOf } from "./links-of.js";

/** Draws a graph with dagre. */
export function drawWithDagre(graph: GraphSpec): Drawing {
  const names = ["prompt", ...Object.keys(graph.nodes), "answer"];
  const links = linksOf(graph);
  const drawn = new graphlib.Graph().setGraph({ rankdir: "LR", nodesep: 18, ranksep: 112 });
  for (const name of names) drawn.setNode(name, { ...boxSize });
  for (const { from, to } of links) drawn.setEdge(from, to, {});
  layout(drawn);
  const { width = 0, height = 0 } = drawn.graph();
  return {
    boxes: names.map((name) => {
      const { x, y } = drawn.node(name);
      return { name, left: x - boxSize.width / 2, top: y - boxSize.height / 2, ...boxSize };
    }),
    lines: links.map(({ from, to }) => ({ from, to, points: drawn.edge(from, to).points ?? [] })),
    width,
    height,
  };
}
