import type { GraphSpec } from "../spec/graph-spec.js";
import { columnsOf } from "./columns.js";
import { type PlacedColumn, placeColumn, type Rectangle } from "./place-column.js";
import { fontSizes, pillHeight, space } from "./svg-sizes.js";
import { textWidth } from "./text-width.js";

/** The middle of a column's boxes: headings push them down. */
const boxMiddle = (space.heading - space.inFrame) / 2;

/** Where everything stands in the drawing of a graph. */
export interface SvgLayout {
  /** The whole drawing. */
  readonly area: Rectangle;
  readonly prompt: Rectangle;
  readonly columns: readonly PlacedColumn[];
  readonly answer: Rectangle;
}

/** Gives everything its place: prompt, columns from left to right, answer. */
export function layOut(graph: GraphSpec): SvgLayout {
  const prompt = placePill("prompt", space.margin);
  const columns: PlacedColumn[] = [];
  for (const column of columnsOf(graph)) {
    const before = columns.at(-1);
    columns.push(placeColumn(column, nextTo(before ?? prompt), before?.stops ?? new Map()));
  }
  const answer = placePill("answer", nextTo(columns.at(-1) ?? prompt));
  return { area: areaOf(columns, rightOf(answer)), prompt, columns, answer };
}

/** How far right a part of the drawing ends. */
export function rightOf({ left, width }: Rectangle): number {
  return left + width;
}

/** Behind a high column there is more room, so that edges need not turn so steeply. */
function nextTo(part: Rectangle): number {
  return rightOf(part) + space.betweenColumns + part.height / 8;
}

function placePill(text: string, left: number): Rectangle {
  const width = textWidth(text, fontSizes.name) + 2 * space.inPill;
  return { left, width, top: boxMiddle - pillHeight / 2, height: pillHeight };
}

function areaOf(columns: readonly PlacedColumn[], right: number): Rectangle {
  const height = Math.max(pillHeight, ...columns.map((column) => column.height)) + 2 * space.margin;
  return { left: 0, top: -height / 2, width: right + space.margin, height };
}
