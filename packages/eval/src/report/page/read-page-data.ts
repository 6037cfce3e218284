import { dataClass, type PageRowKind, type PageRows } from "../page-data.js";

/** The rows of one data block. */
export interface PageBlock<Kind extends PageRowKind> {
  /** The number of the run or of the question set. */
  readonly index: number | undefined;
  readonly rows: readonly PageRows[Kind][];
}

/** Reads the data blocks of a kind from the page. */
export function readBlocks<Kind extends PageRowKind>(
  document: ParentNode,
  kind: Kind,
): PageBlock<Kind>[] {
  const elements = document.querySelectorAll<HTMLElement>(`.${dataClass}[data-kind="${kind}"]`);
  return [...elements].map((element) => ({
    index: element.dataset["index"] === undefined ? undefined : Number(element.dataset["index"]),
    rows: rowsIn(element.textContent),
  }));
}

function rowsIn<Row>(text: string): Row[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Row);
}
