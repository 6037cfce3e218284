import type { Column, ColumnLayer } from "./columns.js";
import type { NodeLabel } from "./node-label.js";
import { stack, stackHeight } from "./stack.js";
import { boxHeight, boxWidth, space } from "./svg-sizes.js";

/** A part of the drawing. */
export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The box of a node, or, without a label, the place where one passes by. */
export interface Stop extends Rectangle {
  readonly name: string;
  readonly label?: NodeLabel;
}

/** The frame around a layer. */
export interface Frame extends Rectangle {
  readonly layer: number;
}

/** What is drawn in a column. The middle of its height is at 0. */
export interface PlacedColumn extends Rectangle {
  readonly frames: readonly Frame[];
  /** By the name of the node. */
  readonly stops: ReadonlyMap<string, Stop>;
}

/** Part of a column, before it has its place. */
interface Item {
  readonly reads: readonly string[];
  readonly height: number;
  place(area: Rectangle): { readonly frames: readonly Frame[]; readonly stops: readonly Stop[] };
}

/**
 * Places the layers of a column one below the other, and between them the nodes that pass by: in
 * the order of what they read, so that few edges cross.
 */
export function placeColumn(
  { layers, passing }: Column,
  left: number,
  before: ReadonlyMap<string, Stop>,
): PlacedColumn {
  const items = [...layers.map(layerItem), ...passing.map(passingItem)].toSorted(
    (a, b) => meanMiddle(a.reads, before) - meanMiddle(b.reads, before),
  );
  const width = Math.max(...layers.map(layerWidth));
  const height = stackHeight(items, space.betweenItems);
  const placed = stack(items, -height / 2, space.betweenItems).map((item) =>
    item.place({ left, width, top: item.top, height: item.height }),
  );
  const stops = placed.flatMap((each) => each.stops.map((stop) => [stop.name, stop] as const));
  const frames = placed.flatMap((each) => each.frames);
  return { left, width, top: -height / 2, height, frames, stops: new Map(stops) };
}

/** How far down a part of the drawing has its middle. */
export function middleOf({ top, height }: Rectangle): number {
  return top + height / 2;
}

function meanMiddle(names: readonly string[], stops: ReadonlyMap<string, Stop>): number {
  const middles = names.flatMap((name) => stops.get(name) ?? []).map(middleOf);
  return middles.reduce((sum, y) => sum + y, 0) / Math.max(1, middles.length);
}

function layerItem({ number, nodes, reads }: ColumnLayer): Item {
  const boxes = nodes.map((label) => ({ label, name: label.name, height: boxHeight(label) }));
  return {
    reads,
    height: space.heading + stackHeight(boxes, space.betweenBoxes) + space.inFrame,
    place(area) {
      const stacked = stack(boxes, area.top + space.heading, space.betweenBoxes);
      const stops = stacked.map((box) => ({ ...box, ...widthInFrame(area) }));
      return { frames: [{ ...area, layer: number }], stops };
    },
  };
}

function layerWidth({ nodes }: ColumnLayer): number {
  return Math.max(...nodes.map(boxWidth)) + 2 * space.inFrame;
}

function passingItem(name: string): Item {
  return {
    reads: [name],
    height: space.passing,
    place: (area) => ({ frames: [], stops: [{ ...area, ...widthInFrame(area), name }] }),
  };
}

/** All stops of a column begin and end at the same places, so that edges turn beside them. */
function widthInFrame({ left, width }: Rectangle): Pick<Rectangle, "left" | "width"> {
  return { left: left + space.inFrame, width: width - 2 * space.inFrame };
}
