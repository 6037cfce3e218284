/** Formats rows of text as a Markdown table. The first row is the head. */
export function markdownTable([head = [], ...body]: readonly (readonly string[])[]): string {
  return [lineOf(head), lineOf(head.map(() => "---")), ...body.map(lineOf)].join("\n");
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
