import type { ContractException, StandardResult } from "@moagraph/provider-kit/testing";

/** One row of the table of results. */
export interface Row {
  readonly name: string;
  readonly results: readonly StandardResult[];
  /** The same with the model at the output of a graph. @defaultValue it was not asked there */
  readonly graph?: readonly StandardResult[];
  readonly exceptions: readonly ContractException[];
}

/** How many tests each model passes, and why not all. */
export function resultTable(rows: readonly Row[]): string {
  return table(
    ["Model", "LangChain's tests", "All tests", "In a graph", "Not passed, because"],
    rows.map(({ name, results, graph, exceptions }) => [
      name,
      countOf(ofLangChain(results).map(([, cases]) => cases.every(hasPassed))),
      countOf(results.map(hasPassed)),
      graph === undefined ? "" : countOf(graph.map(hasPassed)),
      exceptions.map(({ reason }) => reason).join("; "),
    ]),
  );
}

/** Which tests of ours cover each of LangChain's. */
export function mappingTable(results: readonly StandardResult[]): string {
  return table(
    ["LangChain's test", "Ours"],
    ofLangChain(results).map(([name, cases]) => [
      `\`${name}\``,
      cases.map((each) => each.name).join("; "),
    ]),
  );
}

/** A page with these tables in place of those between its comments. */
export function withTables(page: string, tables: Readonly<Record<string, string>>): string {
  return Object.entries(tables).reduce((text, [name, content]) => {
    const [open, close] = [`<!-- ${name} -->\n`, `<!-- end of ${name} -->`];
    const [start, end] = [text.indexOf(open), text.indexOf(close)];
    if (start < 0 || end < start) throw new Error(`The page has no ${open.trim()}.`);
    return `${text.slice(0, start + open.length)}\n${content}\n\n${text.slice(end)}`;
  }, page);
}

function ofLangChain(results: readonly StandardResult[]): [string, StandardResult[]][] {
  const covering = new Map<string, StandardResult[]>();
  for (const each of results) {
    if (each.covers === undefined) continue;
    covering.set(each.covers, [...(covering.get(each.covers) ?? []), each]);
  }
  return [...covering];
}

function hasPassed({ error }: StandardResult): boolean {
  return error === undefined;
}

function countOf(passed: readonly boolean[]): string {
  return `${passed.filter(Boolean).length} of ${passed.length}`;
}

/** A table of Markdown with columns of equal width, as the formatter writes it. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, at) =>
    Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [line(head), rule, ...rows.map((row) => line(row))].join("\n");
}
