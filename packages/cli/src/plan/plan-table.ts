import { oneLine } from "../one-line.js";
import { displayWidth, padEnd, padStart } from "../terminal/display-width.js";

/** Formats rows as lines with aligned columns: texts on the left, numbers on the right. */
export function planTable(rows: readonly (readonly string[])[], texts: number): string[] {
  const cells = rows.map((row) => row.map(oneLine));
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => displayWidth(row[column] ?? ""))),
  );
  const aligned = (cell: string, column: number): string =>
    (column < texts ? padEnd : padStart)(cell, widths[column] ?? 0);
  return cells.map((row) => row.map(aligned).join("  ").trimEnd());
}
