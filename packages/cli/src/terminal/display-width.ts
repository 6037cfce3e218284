import stringWidth from "string-width";
import { escapeControls } from "@moagraph/report/words";

/** The terminal columns of a text with its control characters escaped: two for a CJK character. */
export function displayWidth(text: string): number {
  return stringWidth(escapeControls(text), { countAnsiEscapeCodes: true });
}

/** Pads a text with spaces on the right to a number of columns. */
export function padEnd(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - displayWidth(text)));
}

/** Pads a text with spaces on the left to a number of columns. */
export function padStart(text: string, columns: number): string {
  return " ".repeat(Math.max(0, columns - displayWidth(text))) + text;
}

/** Truncates a text to a number of columns between characters, with `…` at the end. */
export function truncate(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let shown = "";
  let width = 0;
  for (const { segment } of characters.segment(text)) {
    width += displayWidth(segment);
    if (width > columns - 1) break;
    shown += segment;
  }
  return `${shown}…`;
}

const characters = new Intl.Segmenter();
