import type { FlatGraph } from "../spec/graph-spec.js";
import { columnsOf } from "./columns/columns.js";
import { type DrawnLayer, drawnLayersOf } from "./columns/drawn-layers.js";
import { orderParts } from "./columns/order-parts.js";
import { partsOf } from "./columns/parts-of.js";
import { type PlacedColumn, placeColumn, type Rectangle } from "./place-column.js";
import type { NodeLabel } from "./columns/node-label.js";
import { type BoxSize, boxSize, fontSizes, pillHeight, spacing } from "./svg-sizes.js";
import { textWidth } from "./text-width.js";
import { largest } from "../spec/flow/largest.js";

/** Vertical middle of a column's boxes. It is below 0 because of the headings. */
const boxMiddle = (spacing.heading - spacing.inFrame) / 2;

/** The positions of all parts of a drawing, in pixels. */
export interface SvgLayout {
  /** The whole drawing. */
  readonly area: Rectangle;
  readonly layers: readonly DrawnLayer[];
  readonly prompt: Rectangle;
  readonly columns: readonly PlacedColumn[];
  readonly answer: Rectangle;
}

/** Computes the positions of prompt, columns and answer, from left to right. */
export function layOut(
  graph: FlatGraph,
  sizeOf: (label: NodeLabel) => BoxSize = boxSize,
): SvgLayout {
  const prompt = placePill("prompt", spacing.margin);
  const columns: PlacedColumn[] = [];
  const layers = drawnLayersOf(graph);
  for (const parts of orderParts(partsOf(columnsOf(graph, layers)))) {
    const left = nextTo(columns.at(-1) ?? prompt);
    columns.push(placeColumn(parts, { left, sizeOf }));
  }
  const answer = placePill("answer", nextTo(columns.at(-1) ?? prompt));
  return { area: areaOf(columns, rightOf(answer)), layers, prompt, columns, answer };
}

/** The right edge of a rectangle. */
export function rightOf({ left, width }: Rectangle): number {
  return left + width;
}

/** Left edge of the part after this one. A high column gets a wider gap, so that edges bend less. */
function nextTo(part: Rectangle): number {
  const more = Math.min(spacing.mostBetweenColumns, part.height / 8);
  return rightOf(part) + spacing.betweenColumns + more;
}

function placePill(text: string, left: number): Rectangle {
  const width = textWidth(text, fontSizes.name) + 2 * spacing.inPill;
  return { left, width, top: boxMiddle - pillHeight / 2, height: pillHeight };
}

function areaOf(columns: readonly PlacedColumn[], right: number): Rectangle {
  const height =
    largest([pillHeight, ...columns.map((column) => column.height)]) + 2 * spacing.margin;
  return { left: 0, top: -height / 2, width: right + spacing.margin, height };
}
