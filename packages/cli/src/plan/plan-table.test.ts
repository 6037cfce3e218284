import { expect, test } from "vitest";
import { planTable } from "./plan-table.js";

test("planTable aligns terminal columns, also for wide, joined and escaped characters", () => {
  const rows = [
    ["model", "calls"],
    ["通义:千问", "2"],
    ["a:👩‍👩‍👧e\u0301", "1,234"],
    ["a:b\u202E\nc", "3"],
  ];
  expect(planTable(rows, 1)).toEqual([
    "model          calls",
    "通义:千问          2",
    "a:👩‍👩‍👧e\u0301          1,234",
    "a:b\u202E c      3",
  ]);
});
