import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bootstrapInterval } from "./bootstrap-interval.js";
import { comparePaired } from "./compare-paired.js";

const rowsOf = (values: readonly number[]) => values.map((value, cluster) => ({ cluster, value }));

describe("bootstrapInterval", () => {
  test("returns the documented example, and the same again", () => {
    expect(bootstrapInterval(rowsOf([3, 7, 8, 9]))).toEqual([4.25, 8.5]);
    expect(bootstrapInterval(rowsOf([3, 7, 8, 9]))).toEqual([4.25, 8.5]);
  });

  test("copies of a question's rows do not narrow the interval", () => {
    const rows = rowsOf([1, 5, 2, 8, 4]);
    const copied = [...rows, ...rows, ...rows];
    expect(bootstrapInterval(copied)).toEqual(bootstrapInterval(rows));
  });

  test("is near mean ± 1.96 standard errors for many questions", () => {
    const values = Array.from({ length: 400 }, (_, at) => at % 10);
    const [low, high] = bootstrapInterval(rowsOf(values));
    expect(low).toBeCloseTo(4.5 - 1.96 * 0.1438, 1);
    expect(high).toBeCloseTo(4.5 + 1.96 * 0.1438, 1);
  });

  test("lies between the smallest and the largest value, and one question has no width", () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 8 }), (values) => {
        const [low, high] = bootstrapInterval(rowsOf(values), { resamples: 50 });
        expect(low).toBeGreaterThanOrEqual(Math.min(...values));
        expect(high).toBeLessThanOrEqual(Math.max(...values));
        expect(low).toBeLessThanOrEqual(high);
      }),
    );
    expect(bootstrapInterval(rowsOf([3]))).toEqual([3, 3]);
  });

  test("estimates another statistic", () => {
    expect(bootstrapInterval(rowsOf([3, 3]), { statistic: (values) => values.length })).toEqual([
      2, 2,
    ]);
  });

  test("no rows, missing values and wrong options are errors", () => {
    expect(() => bootstrapInterval([])).toThrow("bootstrapInterval got no rows.");
    expect(() => bootstrapInterval([{ cluster: "q7", value: Number.NaN }])).toThrow(
      "a value of question `q7` is NaN",
    );
    expect(() => bootstrapInterval(rowsOf([1]), { resamples: 0 })).toThrow(
      "`resamples` of the bootstrap is 0",
    );
    expect(() => bootstrapInterval(rowsOf([1]), { level: 95 })).toThrow(
      "`level` of the bootstrap is 95",
    );
  });
});

describe("comparePaired", () => {
  test("returns means, difference and share of wins with ties as halves", () => {
    const rows = [1, 1, 1, 0].map((a, cluster) => ({ cluster, a, b: 0 }));
    const found = comparePaired(rows);
    expect(found).toMatchObject({
      questions: 4,
      meanA: 0.75,
      meanB: 0,
      difference: 0.75,
      winShare: 0.875,
    });
    expect(found.interval).toEqual([0.25, 1]);
  });

  test("a question with two orders counts once", () => {
    const found = comparePaired([
      { cluster: 1, a: 1, b: 0 },
      { cluster: 1, a: 0, b: 1 },
      { cluster: 2, a: 1, b: 0 },
    ]);
    expect(found).toMatchObject({ questions: 2, winShare: 0.75 });
  });

  test("swapping the systems mirrors everything but the p-value", () => {
    const rows = [3, 5, 2, 9, 4].map((a, cluster) => ({ cluster, a, b: 4 }));
    const swapped = rows.map(({ cluster, a, b }) => ({ cluster, a: b, b: a }));
    const [found, mirrored] = [comparePaired(rows), comparePaired(swapped)];
    expect(mirrored.difference).toBe(-found.difference);
    expect(mirrored.winShare).toBeCloseTo(1 - found.winShare, 12);
    expect(mirrored.p).toBe(found.p);
  });

  test("equal systems have p = 1, clearly different ones a small p", () => {
    const equal = Array.from({ length: 30 }, (_, cluster) => ({ cluster, a: 1, b: 1 }));
    expect(comparePaired(equal).p).toBe(1);
    const better = equal.map((row) => ({ ...row, b: 0 }));
    expect(comparePaired(better).p).toBeLessThan(0.001);
  });

  test("a missing score is an error that names the question", () => {
    expect(() => comparePaired([{ cluster: "q1", a: 1, b: Number.NaN }])).toThrow(
      "question `q1` is NaN",
    );
  });
});
