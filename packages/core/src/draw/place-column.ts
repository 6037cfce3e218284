import { type DrawnLayer, headingOf } from "./columns/drawn-layers.js";
import type { Part } from "./columns/drawing-parts.js";
import type { NodeLabel } from "./columns/node-label.js";
import { stack, stackHeight } from "./stack.js";
import { type BoxSize, fontSizes, spacing } from "./svg-sizes.js";
import { textWidth } from "./text-width.js";
import { largest } from "../spec/flow/largest.js";

/** Position and size of a part of the drawing, in pixels. */
export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A point of an edge: the box of a node, or, without a label, the gap where the edge crosses. */
export interface Waypoint extends Rectangle {
  readonly name: string;
  readonly label?: NodeLabel;
}

/** The frame around a layer. */
export interface Frame extends Rectangle {
  readonly layer: number;
  readonly heading: string;
}

/** The parts of a column. Its vertical middle is at 0. */
export interface PlacedColumn extends Rectangle {
  readonly frames: readonly Frame[];
  /** By the name of the node. */
  readonly waypoints: ReadonlyMap<string, Waypoint>;
}

/** What the positions in a column depend on. */
export interface ColumnSurroundings {
  readonly left: number;
  readonly sizeOf: (label: NodeLabel) => BoxSize;
}

/** A part of a column before its position is known. */
interface ColumnItem {
  readonly height: number;
  place(area: Rectangle): {
    readonly frames: readonly Frame[];
    readonly waypoints: readonly Waypoint[];
  };
}

/** Positions the parts of a column below each other: its layers, and gaps for crossing edges. */
export function placeColumn(
  parts: readonly Part[],
  { left, sizeOf }: ColumnSurroundings,
): PlacedColumn {
  const sized = parts.map((part) => sizePart(part, sizeOf));
  const items = sized.map(itemOf);
  const width = largest(sized.map(partWidth));
  const height = stackHeight(items, spacing.betweenItems);
  const placed = stack(items, -height / 2, spacing.betweenItems).map((item) =>
    item.place({ left, width, top: item.top, height: item.height }),
  );
  const waypoints = placed.flatMap((each) =>
    each.waypoints.map((waypoint) => [waypoint.name, waypoint] as const),
  );
  const frames = placed.flatMap((each) => each.frames);
  return { left, width, top: -height / 2, height, frames, waypoints: new Map(waypoints) };
}

/** The vertical middle of a rectangle. */
export function middleOf({ top, height }: Rectangle): number {
  return top + height / 2;
}

interface SizedBox extends BoxSize {
  readonly label: NodeLabel;
  readonly name: string;
}

interface SizedPart extends Part {
  /** None in a gap. */
  readonly boxes: readonly SizedBox[];
}

function sizePart(part: Part, sizeOf: ColumnSurroundings["sizeOf"]): SizedPart {
  const boxes = part.dots.flatMap(({ name, label }) =>
    label === undefined ? [] : [{ label, name, ...sizeOf(label) }],
  );
  return { ...part, boxes };
}

function itemOf({ layer, boxes, dots: [dot] }: SizedPart): ColumnItem {
  return layer === undefined ? passingItem(dot?.name ?? "") : layerItem(layer, boxes);
}

function layerItem(layer: DrawnLayer, boxes: readonly SizedBox[]): ColumnItem {
  return {
    height: spacing.heading + stackHeight(boxes, spacing.betweenBoxes) + spacing.inFrame,
    place(area) {
      const stacked = stack(boxes, area.top + spacing.heading, spacing.betweenBoxes);
      const waypoints = stacked.map((box) => ({ ...box, ...widthInFrame(area) }));
      return {
        frames: [{ ...area, layer: layer.number, heading: headingOf(layer) }],
        waypoints,
      };
    },
  };
}

function partWidth({ layer, boxes }: SizedPart): number {
  const heading = layer === undefined ? 0 : textWidth(headingOf(layer), fontSizes.heading);
  return largest([heading, ...boxes.map(({ width }) => width)]) + 2 * spacing.inFrame;
}

function passingItem(name: string): ColumnItem {
  return {
    height: spacing.passing,
    place: (area) => ({ frames: [], waypoints: [{ ...area, ...widthInFrame(area), name }] }),
  };
}

/** All waypoints of a column have the same left and right edge, so that edges bend beside them. */
function widthInFrame({ left, width }: Rectangle): Pick<Rectangle, "left" | "width"> {
  return { left: left + spacing.inFrame, width: width - 2 * spacing.inFrame };
}
