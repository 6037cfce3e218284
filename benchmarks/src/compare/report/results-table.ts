import { tableText } from "../../table-text.js";
import type { Row } from "./row.js";

const head = ["case", "shape", "metric", "variant", "median", "spread", "unit", "ratio", "times"];

/** All figures as a table, with the programs side by side. */
export function resultsTable(rows: readonly Row[]): string {
  return tableText([head, ...rows.toSorted(byPlace(rows)).map(cellsOf)]);
}

/** Keeps the order of cases and shapes, and groups the variants of a metric. */
function byPlace(rows: readonly Row[]): (a: Row, b: Row) => number {
  const places = new Map<string, number>();
  for (const row of rows) if (!places.has(keyOf(row))) places.set(keyOf(row), places.size);
  return (a, b) => (places.get(keyOf(a)) ?? 0) - (places.get(keyOf(b)) ?? 0);
}

function cellsOf(row: Row): string[] {
  const { median, spread, ratioToHandWritten: ratio, repetitions } = row;
  return [
    row.case,
    row.shape,
    row.metric,
    row.variant,
    String(median),
    repetitions > 1 ? String(spread) : "",
    row.unit,
    ratio === null ? "" : ratio.toFixed(2),
    String(repetitions),
  ];
}

function keyOf(row: Row): string {
  return [row.case, row.shape, row.metric].join(" ");
}
