/** Formats rows of text as a table. The first row is the head. Numbers are aligned to the right. */
export function tableText(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const columns = head.map((title, index) => {
    const cells = body.map((row) => row[index] ?? "");
    const isNumeric = cells.every((cell) => /^[-−]?[\d., ]*\s?\S{0,3}$/.test(cell));
    return { width: Math.max(...[title, ...cells].map(({ length }) => length)), isNumeric };
  });
  const line = (row: readonly string[]): string =>
    columns
      .map(({ width, isNumeric }, index) => {
        const cell = row[index] ?? "";
        return isNumeric ? cell.padStart(width) : cell.padEnd(width);
      })
      .join("  ")
      .trimEnd();
  const rule = columns.map(({ width }) => "-".repeat(width)).join("  ");
  return [line(head), rule, ...body.map(line)].join("\n");
}
