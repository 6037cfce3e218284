import { type GraphSpec, type NamedNode, nodesOf } from "../spec/graph-spec.js";
import { kindOf } from "../spec/node-kinds.js";
import { rightOf, type SvgLayout } from "./lay-out.js";
import { middleOf, type Rectangle } from "./place-column.js";
import { roundToTenth } from "./svg-element.js";

/**
 * The edges of a drawing, from prompt to answer, as SVG path data.
 *
 * An edge bends only between columns. It crosses a column horizontally, in the gap reserved for it,
 * so it never crosses a box.
 */
export function edgesOf(graph: GraphSpec, layout: SvgLayout): string[] {
  const waypoints = waypointsIn(layout);
  const routes = nodesOf(graph).flatMap((node) => routesTo(node, layout.prompt, waypoints));
  const toAnswer = [...(waypoints.get(graph.output) ?? []).slice(0, 1), layout.answer];
  return [...routes, toAnswer].map(pathOf);
}

/** For each node that a node reads, the waypoints of the edge between them. */
function routesTo([name, node]: NamedNode, prompt: Rectangle, waypoints: Waypoints): Rectangle[][] {
  const [box] = waypoints.get(name) ?? [];
  if (box === undefined) return [];
  const reads = kindOf(node).reads(node);
  if (reads.length === 0) return [[prompt, box]];
  return reads.map((read) => [...waypointsBefore(box, waypoints.get(read) ?? []), box]);
}

/** Stops at the box: each waypoint that is looked at is drawn. */
function waypointsBefore(box: Rectangle, waypoints: readonly Rectangle[]): readonly Rectangle[] {
  const end = waypoints.findIndex(({ left }) => left >= box.left);
  return end < 0 ? waypoints : waypoints.slice(0, end);
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
