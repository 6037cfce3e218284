/** Lines whose columns stand under each other: texts begin, numbers end in line. */
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
