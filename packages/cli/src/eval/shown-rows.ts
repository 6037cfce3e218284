import type { Table } from "@moagraph/eval";

/** Longest table that is printed whole. */
const mostRows = 40;

/** Published rows that are shown above and below a measured one. */
const neighbours = 10;

/**
 * A table without the rows that are far from what was measured here: a leaderboard has hundreds. Its title then has
 * the numbers of rows. `--json` and the files have all rows.
 */
export function shownRows(table: Table): Table {
  const { rows, title } = table;
  const measured = rows.flatMap(({ published }, index) => (published === undefined ? [index] : []));
  if (rows.length <= mostRows || measured.length === 0 || measured.length > mostRows) return table;
  const isNear = (index: number): boolean =>
    measured.some((own) => Math.abs(own - index) <= neighbours);
  const near = rows.filter((_, index) => isNear(index));
  return { ...table, rows: near, title: `${title}: ${near.length} of ${rows.length} rows` };
}
