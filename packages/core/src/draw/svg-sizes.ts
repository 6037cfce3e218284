import type { NodeLabel } from "./node-label.js";
import { textWidth } from "./text-width.js";

/** Sizes of type, in pixels. */
export const fontSizes = { name: 13, detail: 12, heading: 11 } as const;

/** Distances, in pixels. */
export const space = {
  margin: 20,
  inBox: 12,
  inFrame: 14,
  heading: 26,
  betweenLines: 18,
  betweenBoxes: 10,
  betweenItems: 18,
  betweenColumns: 84,
  passing: 4,
  inPill: 18,
} as const;

/** The lines in a box: name, models, and the kind with the number of calls. */
export function boxLines({ name, models, kind, times }: NodeLabel): string[] {
  return [name, ...models, kind + times];
}

/** How wide a box must be to hold its texts. */
export function boxWidth(label: NodeLabel): number {
  const [name = "", ...details] = boxLines(label);
  const widths = details.map((line) => textWidth(line, fontSizes.detail));
  return Math.max(textWidth(name, fontSizes.name), ...widths) + 2 * space.inBox;
}

/** How high a box is with all of its lines. */
export function boxHeight(label: NodeLabel): number {
  return boxLines(label).length * space.betweenLines + 2 * space.inBox - 4;
}

/** How high the pills of prompt and answer are. */
export const pillHeight = 34;
