import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mean } from "./mean.js";
import { quantile, quantiles } from "./quantile.js";
import { roundHalfEven } from "./round-half-even.js";
import { sampleStandardDeviation } from "./sample-standard-deviation.js";
import { spearman } from "./spearman.js";
import { spearmanTest } from "./spearman-test.js";
import { standardError } from "./standard-error.js";
import { studentTail } from "./student-tail.js";

const values = fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 2, maxLength: 40 });

describe("mean, sampleStandardDeviation and standardError", () => {
  test("return the documented examples", () => {
    expect(mean([1, 2, 6])).toBe(3);
    expect(sampleStandardDeviation([1, 2, 3])).toBe(1);
    expect(standardError([1, 2, 3, 4])).toBeCloseTo(0.6454972243679028, 15);
  });

  test("one value has a mean, but no deviation", () => {
    expect(mean([4])).toBe(4);
    expect(sampleStandardDeviation([4])).toBeNull();
    expect(standardError([4])).toBeNull();
  });

  test("no value, and a value that is no number, are errors that say where", () => {
    expect(() => mean([])).toThrow("mean needs at least 1 value, and got 0.");
    expect(() => standardError([1, Number.NaN])).toThrow("value 1 is NaN, not a finite number.");
  });
});

describe("quantile", () => {
  test("interpolates linearly, as NumPy", () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(quantiles([4, 1, 3, 2], [0, 0.1, 1])).toEqual([1, 1.3, 4]);
  });

  test("one value is every quantile", () => {
    expect(quantiles([7], [0, 0.3, 1])).toEqual([7, 7, 7]);
  });

  test("a fraction in percent is an error", () => {
    expect(() => quantile([1], 90)).toThrow("the fraction 90, which is not from 0 to 1");
  });
});

describe("roundHalfEven", () => {
  test("sends halves to the even neighbour", () => {
    expect([0.5, 1.5, 2.5, -0.5, -1.5, -0.6, 1.49].map(roundHalfEven)).toEqual([
      0, 2, 2, 0, -2, -1, 1,
    ]);
  });
});

describe("spearman", () => {
  test("ties share the average of their ranks", () => {
    expect(spearman([1, 2, 3], [1, 3, 2])).toBe(0.5);
    expect(spearman([1, 1, 2, 2, 3, 3], [3, 3, 1, 1, 2, 2])).toBeCloseTo(-0.5, 12);
  });

  test("is null without two pairs, and if a list is constant", () => {
    expect(spearman([], [])).toBeNull();
    expect(spearman([1], [2])).toBeNull();
    expect(spearman([1, 1, 1], [1, 3, 2])).toBeNull();
    expect(spearmanTest([1, 3, 2], [5, 5, 5])).toBeNull();
  });

  test("does not change under a rising function", () => {
    fc.assert(
      fc.property(values, values, (x, y) => {
        const [a, b] = [x.slice(0, y.length), y.slice(0, x.length)];
        const cubes = a.map((value) => value ** 3 + value);
        expect(spearman(cubes, b)).toBe(spearman(a, b));
      }),
    );
  });

  test("lists of different lengths are an error", () => {
    expect(() => spearman([1], [1, 2])).toThrow("spearman got 1 values and 2 values");
  });
});

describe("spearmanTest", () => {
  test("has no p-value for two pairs", () => {
    expect(spearmanTest([1, 2], [2, 1])?.p).toBeNull();
    expect(spearman([1, 2], [2, 1])).toBeCloseTo(-1, 12);
  });

  test("the tail of Student's distribution has its known values", () => {
    expect(studentTail(0, 5)).toBe(1);
    expect(studentTail(1, 1)).toBeCloseTo(0.5, 14);
    expect(studentTail(2, 10)).toBeCloseTo(0.07338803477074037, 14);
    expect(studentTail(Infinity, 3)).toBe(0);
  });
});
