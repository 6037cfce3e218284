import type { NodeLabel } from "./columns/node-label.js";
import { textWidth } from "./text-width.js";
import { largest } from "../spec/flow/largest.js";

/** Font sizes in pixels. */
export const fontSizes = { name: 13, detail: 12, heading: 11 } as const;

/** Distances in pixels. */
export const spacing = {
  margin: 20,
  inBox: 12,
  inFrame: 14,
  heading: 26,
  betweenLines: 18,
  betweenBoxes: 10,
  betweenItems: 18,
  betweenColumns: 84,
  mostBetweenColumns: 140,
  passing: 4,
  toJoint: 44,
  inPill: 18,
} as const;

/** The lines of a box: name, models, and the kind with the number of calls. */
export function boxLines({ title, models, kind, times }: NodeLabel): string[] {
  return [title, ...models, kind + times];
}

/** Width and height of a node's box, in pixels. */
export interface BoxSize {
  readonly width: number;
  readonly height: number;
}

/** The size of a box that holds its lines. */
export function boxSize(label: NodeLabel): BoxSize {
  return { width: boxWidth(label), height: boxHeight(label) };
}

/** Width of a box in pixels, from its longest line. */
function boxWidth(label: NodeLabel): number {
  const [name = "", ...details] = boxLines(label);
  const widths = details.map((line) => textWidth(line, fontSizes.detail));
  return largest([textWidth(name, fontSizes.name), ...widths]) + 2 * spacing.inBox;
}

/** Height of a box in pixels, from its number of lines. */
function boxHeight(label: NodeLabel): number {
  return boxLines(label).length * spacing.betweenLines + 2 * spacing.inBox - 4;
}

/** Height of the rounded boxes of prompt and answer, in pixels. */
export const pillHeight = 34;
