import { jsonWithoutKeys, type KnownKey } from "@moagraph/report/words";
import { dataClass, type PageRowKind, type PageRows } from "./page-data.js";

/**
 * Rows as an HTML element that the page's script reads: one JSON text in each line. No `<` is in it, so that no
 * text of a model can end the element.
 *
 * @param index - The number of the run or of the question set that the rows belong to.
 * @param keys - API keys to replace by their names, from `knownKeys`.
 */
export async function* dataBlock<Kind extends PageRowKind>(
  kind: Kind,
  index: number | undefined,
  rows: AsyncIterable<PageRows[Kind]> | Iterable<PageRows[Kind]>,
  keys: readonly KnownKey[],
): AsyncGenerator<string> {
  const place = index === undefined ? "" : ` data-index="${index}"`;
  yield `<script type="application/x-ndjson" class="${dataClass}" data-kind="${kind}"${place}>`;
  for await (const row of rows) {
    yield `\n${jsonWithoutKeys(row, keys).replaceAll("<", String.raw`\u003c`)}`;
  }
  yield "\n</script>\n";
}
