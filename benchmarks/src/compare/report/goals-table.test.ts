import { describe, expect, test } from "vitest";
import type { Metric } from "../measure/sample.js";
import { goalsTable } from "./goals-table.js";
import { type Row, rowsOf } from "./row.js";

/** What the table says of a goal. */
function lineOf(goal: string, rows: readonly Row[]): string {
  const line = goalsTable(rows)
    .split("\n")
    .find((each) => each.startsWith(goal));
  return line?.slice(line.indexOf("  ")).replaceAll(/\s+/g, " ").trim() ?? "";
}

const orchestrationRows = (shape: string, handWritten: number, ours: number): Row[] =>
  rowsOf(
    "orchestration",
    shape,
    new Map([
      ["hand-written", [{ "cpu-ms": handWritten }]],
      ["moagraph", [{ "cpu-ms": ours }]],
    ]),
  );

const oursAlone = (shape: string, metric: Metric, value: number): Row[] =>
  rowsOf("orchestration", shape, new Map([["moagraph", [{ [metric]: value }]]]));

describe("goalsTable", () => {
  test("lists goals that are reached, missed and not measured", () => {
    const rows = [...orchestrationRows("3x6", 10, 3.5), ...orchestrationRows("3x50", 10, 2.6)];
    expect(lineOf("orchestration CPU, 3x6:", rows)).toBe("0.35 0.35 reached");
    expect(lineOf("orchestration CPU, 3x50:", rows)).toBe("0.25 0.26 not reached");
    expect(lineOf("orchestration CPU, 3x200:", rows)).toBe("0.03 not measured");
  });

  test("judges the cost per node by its variation around the middle", () => {
    const goal = "cost per node, 2 to 20 layers";
    const few = [...oursAlone("2x6", "cpu-ms", 7), ...oursAlone("3x6", "cpu-ms", 13)];
    expect(lineOf(goal, [...few, ...oursAlone("20x6", "cpu-ms", 69)])).toBe("0.3 0.25 reached");
    expect(lineOf(goal, [...few, ...oursAlone("20x6", "cpu-ms", 46)])).toBe(
      "0.3 0.429 not reached",
    );
    expect(lineOf(goal, few)).toBe("0.3 not measured");
  });

  test("no warning is a figure like any other", () => {
    expect(lineOf("warnings", oursAlone("3x200", "warnings", 0))).toBe("0 0 reached");
    expect(lineOf("warnings", oursAlone("3x200", "warnings", 2))).toBe("0 2 not reached");
  });
});
