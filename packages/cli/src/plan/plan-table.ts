/** Formats rows as lines with aligned columns: texts on the left, numbers on the right. */
export function planTable(rows: readonly (readonly string[])[], texts: number): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const aligned = (cell: string, column: number): string => {
    const width = widths[column] ?? 0;
    return column < texts ? cell.padEnd(width) : cell.padStart(width);
  };
  return rows.map((row) => row.map(aligned).join("  ").trimEnd());
}
