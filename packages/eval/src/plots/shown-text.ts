import { escapeControls } from "@moagraph/report/words";

/** A label in one line: control characters are visible, and characters that XML forbids are U+FFFD. */
export function shownText(text: string): string {
  return escapeControls(text)
    .replaceAll(/[\n\t]+/g, " ")
    .replaceAll(/\p{Noncharacter_Code_Point}/gu, "\uFFFD");
}

/** Writes a number. A minus is the sign of mathematics, as on the axes. */
export type NumberFormat = (value: number) => string;

/**
 * How to write numbers that are shown together: all with the same digits after the point, so that the largest has
 * about three digits.
 */
export function numberFormat(values: readonly number[]): NumberFormat {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const isWhole = values.every(Number.isInteger);
  const digits = isWhole ? 0 : Math.min(6, Math.max(1, 2 - Math.floor(Math.log10(largest))));
  return (value) => value.toFixed(digits).replace("-", "\u2212");
}
