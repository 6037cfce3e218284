import { expect, test } from "vitest";
import { shownRows } from "./shown-rows.js";

const published = (index: number) => ({ cells: { index }, published: "a leaderboard" });

function tableOf(count: number, own: number) {
  const rows = Array.from({ length: count }, (_, index) =>
    index === own ? { cells: { index } } : published(index),
  );
  return { name: "board", title: "Board", columns: [{ key: "index", label: "Index" }], rows };
}

test("a short table is shown whole", () => {
  const table = tableOf(40, 3);
  expect(shownRows(table)).toBe(table);
});

test("of a long table, ten published rows above and below each measured one are shown", () => {
  const { rows, title } = shownRows(tableOf(224, 100));
  expect(rows.map(({ cells }) => cells["index"])).toEqual(
    Array.from({ length: 21 }, (_, index) => index + 90),
  );
  expect(title).toBe("Board: 21 of 224 rows");
});

test("a long table in which nothing or everything is measured is shown whole", () => {
  const table = tableOf(224, -1);
  expect(shownRows(table)).toBe(table);
  const own = { ...table, rows: table.rows.map(({ cells }) => ({ cells })) };
  expect(shownRows(own)).toBe(own);
});
