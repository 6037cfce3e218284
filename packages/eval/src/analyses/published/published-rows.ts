import type { Cell, TableRow } from "../../results/evaluation-result.js";
import type { Published } from "./published-score.js";

/** The row of a published quality below ours, or none. */
export function publishedRows(
  cells: Readonly<Record<string, Cell>>,
  published: Published | undefined,
): TableRow[] {
  if (published === undefined) return [];
  return [{ cells: { ...cells, quality: published.value }, published: published.source }];
}
