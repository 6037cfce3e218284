import type { GraphSpec } from "@moagraph/core/graph";
import elk, { type ElkExtendedEdge, type ElkNode } from "elkjs";
import { boxSize, type Drawing, type Point } from "./drawing.js";
import { linksOf } from "./links-of.js";

const layoutOptions = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.edgeRouting": "POLYLINE",
  "elk.spacing.nodeNode": "18",
  "elk.layered.spacing.nodeNodeBetweenLayers": "112",
};

/** Draws a graph with the layered layout of ELK. */
export async function drawWithElk(graph: GraphSpec): Promise<Drawing> {
  const links = linksOf(graph);
  const drawn = await new elk.default().layout(elkGraph(graph));
  const { children = [], edges = [], width = 0, height = 0 } = drawn;
  return {
    boxes: children.map(({ id, x = 0, y = 0 }) => ({ name: id, left: x, top: y, ...boxSize })),
    lines: edges.map((edge, index) => ({ ...links[index], points: pointsOf(edge) })),
    width,
    height,
  };
}

function elkGraph(graph: GraphSpec): ElkNode {
  const names = ["prompt", ...Object.keys(graph.nodes), "answer"];
  const edges = linksOf(graph).map(({ from, to }, index) => ({
    id: `${index}`,
    sources: [from],
    targets: [to],
  }));
  return { id: "", layoutOptions, children: names.map((id) => ({ id, ...boxSize })), edges };
}

function pointsOf({ sections = [] }: ElkExtendedEdge): Point[] {
  return sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [
    startPoint,
    ...bendPoints,
    endPoint,
  ]);
}
