import type { FlatGraph } from "../spec/graph-spec.js";
import type { DrawnLayer } from "./columns/drawn-layers.js";
import { rightOf, type SvgLayout } from "./lay-out.js";
import { middleOf, type Rectangle } from "./place-column.js";
import { routersIn } from "./columns/routers-in.js";
import { roundToTenth } from "./svg-element.js";
import { spacing } from "./svg-sizes.js";

/** An edge of a drawing. */
export interface Edge {
  /** The node whose proposals it carries, or a router. Absent at the prompt, and behind a joint. */
  readonly from?: string;
  /** The node that it leads to. Absent at the answer, and before a joint. */
  readonly to?: string;
  /** Whether it ends at a joint, and has no arrowhead. */
  readonly isJoint: boolean;
  /** Whether it comes from a router, which may choose the node that it leads to. */
  readonly isRoute: boolean;
  /** SVG path data. */
  readonly path: string;
}

/**
 * Most edges between the nodes of a layer and those that it reads. The nodes of a layer read the same
 * nodes, so more edges meet in a joint before the layer: 50 nodes that read 50 have 100 edges, not 2,500.
 */
const maxDirectEdges = 100;

/**
 * The edges of a drawing, from prompt to answer.
 *
 * An edge bends only between columns. It crosses a column horizontally, in the gap reserved for it,
 * so it never crosses a box.
 */
export function edgesOf(graph: FlatGraph, layout: SvgLayout): Edge[] {
  const drawing = { layout, waypoints: waypointsIn(layout), routers: routersIn(graph) };
  const edges = layout.layers.flatMap((layer) => edgesTo(layer, drawing));
  const output = drawing.waypoints.get(graph.output) ?? [];
  const path = pathOf([...output.slice(0, 1), layout.answer]);
  return [...edges, { from: graph.output, isJoint: false, isRoute: false, path }];
}

interface Drawing {
  readonly layout: SvgLayout;
  readonly waypoints: Waypoints;
  readonly routers: ReadonlySet<string>;
}

/** The edges to the nodes of a layer. */
function edgesTo({ nodes, before }: DrawnLayer, drawing: Drawing): Edge[] {
  const names = nodes.map(({ name }) => name);
  if (before.length * names.length > maxDirectEdges) return jointEdges(names, before, drawing);
  return names.flatMap((to) => {
    const [box] = drawing.waypoints.get(to) ?? [];
    if (box === undefined) return [];
    if (before.length === 0) {
      const path = pathOf([drawing.layout.prompt, box]);
      return [{ to, isJoint: false, isRoute: false, path }];
    }
    return before.map((from) => ({ to, isJoint: false, ...edgeTo(box, from, drawing) }));
  });
}

/** Edges that meet in a point before the layer, and part again. */
function jointEdges(names: readonly string[], before: readonly string[], drawing: Drawing): Edge[] {
  const boxes = names.flatMap((name) => drawing.waypoints.get(name)?.slice(0, 1) ?? []);
  const [first] = boxes;
  if (first === undefined) return [];
  const top = boxes.reduce((sum, box) => sum + middleOf(box), 0) / boxes.length;
  const joint = { left: first.left - spacing.toJoint, top, width: 0, height: 0 };
  const into = before.map((from) => ({ isJoint: true, ...edgeTo(joint, from, drawing) }));
  const out = names.flatMap((to, index) => {
    const box = boxes[index];
    return box === undefined
      ? []
      : [{ to, isJoint: false, isRoute: false, path: pathOf([joint, box]) }];
  });
  return [...into, ...out];
}

function edgeTo(
  end: Rectangle,
  from: string,
  { waypoints, routers }: Drawing,
): Pick<Edge, "from" | "isRoute" | "path"> {
  const path = pathOf([...waypointsBefore(end, waypoints.get(from) ?? []), end]);
  return { from, isRoute: routers.has(from), path };
}

/** Stops at the end: each waypoint that is looked at is drawn. */
function waypointsBefore(end: Rectangle, waypoints: readonly Rectangle[]): readonly Rectangle[] {
  const index = waypoints.findIndex(({ left }) => left >= end.left);
  return index < 0 ? waypoints : waypoints.slice(0, index);
}

/** By node: its box and the gaps where its edges cross columns, from left to right. */
type Waypoints = ReadonlyMap<string, readonly Rectangle[]>;

function waypointsIn({ columns }: SvgLayout): Waypoints {
  const byName = new Map<string, Rectangle[]>();
  for (const [name, waypoint] of columns.flatMap((column) => [...column.waypoints])) {
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [waypoint]);
    else known.push(waypoint);
  }
  return byName;
}

function pathOf(waypoints: readonly Rectangle[]): string {
  const parts = waypoints.map((waypoint, index) => {
    const before = waypoints[index - 1];
    return before === undefined ? startAt(waypoint) : turnTo(waypoint, before);
  });
  return parts.join("");
}

function startAt(waypoint: Rectangle): string {
  return `M${point(rightOf(waypoint), middleOf(waypoint))}`;
}

/** A horizontal line through the column of `before`, then a curve to the next column. */
function turnTo(waypoint: Rectangle, before: Rectangle): string {
  const x = (rightOf(before) + waypoint.left) / 2;
  const [from, to] = [middleOf(before), middleOf(waypoint)];
  return `H${roundToTenth(rightOf(before))}C${point(x, from)} ${point(x, to)} ${point(waypoint.left, to)}`;
}

function point(x: number, y: number): string {
  return `${roundToTenth(x)},${roundToTenth(y)}`;
}
