import { describe, expect, test } from "vitest";
import { rowsOf } from "./row.js";

const cpu = (...values: number[]) => values.map((value) => ({ "cpu-ms": value }));

describe("rowsOf", () => {
  test("gives median, spread, and the median of the ratios within each round", () => {
    const samples = new Map([
      ["hand-written", cpu(10, 20, 40)],
      ["moagraph", cpu(5, 10, 10)],
    ] as const);
    expect(rowsOf("http", "3x6", samples)[1]).toEqual({
      case: "http",
      shape: "3x6",
      variant: "moagraph",
      metric: "cpu-ms",
      median: 10,
      spread: 2.5,
      unit: "ms",
      ratioToHandWritten: 0.5,
      repetitions: 3,
    });
  });

  test("compares medians where the hand-written program ran less often", () => {
    const samples = new Map([
      ["hand-written", cpu(12_000)],
      ["moagraph", cpu(100, 120, 140)],
    ] as const);
    const [handWritten, moagraph] = rowsOf("orchestration", "3x200", samples);
    expect(handWritten).toMatchObject({ spread: 0, ratioToHandWritten: 1, repetitions: 1 });
    expect(moagraph?.ratioToHandWritten).toBe(0.01);
  });

  test("has no ratio to nothing", () => {
    const samples = new Map([
      ["hand-written", cpu(0)],
      ["moagraph", cpu(1)],
    ] as const);
    const ratios = rowsOf("http", "2x2", samples).map((row) => row.ratioToHandWritten);
    expect(ratios).toEqual([null, null]);
  });

  test("has no ratio without a hand-written program", () => {
    const samples = new Map([["moagraph", [{ warnings: 0 }]]] as const);
    expect(rowsOf("orchestration", "3x200", samples)).toMatchObject([
      { median: 0, unit: "", ratioToHandWritten: null },
    ]);
  });
});
