import { type GraphSpec, type NamedNode, nodesOf } from "../spec/graph-spec.js";
import { kindOf } from "../spec/node-kinds.js";
import { rightOf, type SvgLayout } from "./lay-out.js";
import { middleOf, type Rectangle } from "./place-column.js";
import { tenth } from "./svg-element.js";

/**
 * What is read, from prompt to answer, as the data of paths.
 *
 * A line turns only between columns, and crosses a column level in the gap kept for it: so it never
 * runs through a box.
 */
export function edgesOf(graph: GraphSpec, layout: SvgLayout): string[] {
  const ways = nodesOf(graph).flatMap((node) => waysTo(node, layout));
  const toAnswer = [...stopsOf(graph.output, layout).slice(0, 1), layout.answer];
  return [...ways, toAnswer].map(pathOf);
}

/** For each node that a node reads, the stops on the way from there. */
function waysTo([name, node]: NamedNode, layout: SvgLayout): Rectangle[][] {
  const [box] = stopsOf(name, layout);
  if (box === undefined) return [];
  const reads = kindOf(node).reads(node);
  if (reads.length === 0) return [[layout.prompt, box]];
  return reads.map((read) => [
    ...stopsOf(read, layout).filter((stop) => stop.left < box.left),
    box,
  ]);
}

/** The box of a node, and where it passes by. */
function stopsOf(name: string, { columns }: SvgLayout): Rectangle[] {
  return columns.flatMap(({ stops }) => stops.get(name) ?? []);
}

function pathOf(stops: readonly Rectangle[]): string {
  const parts = stops.map((stop, index) => {
    const before = stops[index - 1];
    return before === undefined ? startAt(stop) : turnTo(stop, before);
  });
  return parts.join("");
}

function startAt(stop: Rectangle): string {
  return `M${point(rightOf(stop), middleOf(stop))}`;
}

/** A curve through the gap between two columns, after the level line through the one before. */
function turnTo(stop: Rectangle, before: Rectangle): string {
  const x = (rightOf(before) + stop.left) / 2;
  const [from, to] = [middleOf(before), middleOf(stop)];
  return `H${tenth(rightOf(before))}C${point(x, from)} ${point(x, to)} ${point(stop.left, to)}`;
}

function point(x: number, y: number): string {
  return `${tenth(x)},${tenth(y)}`;
}
