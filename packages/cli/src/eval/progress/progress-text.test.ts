import type { Progress } from "@moagraph/eval";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { durationText } from "./duration-text.js";
import { progressBar, progressText } from "./progress-text.js";

describe("durationText", () => {
  test.for([
    [0, "0 s"],
    [59_499, "59 s"],
    [59_500, "1 min 0 s"],
    [200_000, "3 min 20 s"],
    [7_530_000, "2 h 5 min"],
  ] as const)("%i ms is %s", ([ms, text]) => {
    expect(durationText(ms)).toBe(text);
  });
});

describe("progressText", () => {
  const begun: Progress = {
    done: 120,
    failed: 0,
    total: 805,
    costUsd: 0.0312,
    itemsPerSecond: 1.4,
    millisecondsLeft: null,
  };

  test("has rate, time left and money", () => {
    expect(progressText({ ...begun, millisecondsLeft: 489_000 }, "failed")).toBe(
      "120/805, 1.4/s, 8 min 9 s left, $0.0312",
    );
  });

  test("names those without a result and an unknown price", () => {
    const progress: Progress = { ...begun, failed: 2, costUsd: null, millisecondsLeft: null };
    expect(progressText(progress, "unclear")).toBe("120/805, 2 unclear, 1.4/s, price unknown");
  });

  test("has no time left at the end", () => {
    const end: Progress = { ...begun, done: 805, itemsPerSecond: 0.25, millisecondsLeft: 0 };
    expect(progressText(end, "failed")).toBe("805/805, 0.25/s, $0.0312");
  });
});

describe("progressBar", () => {
  test("is full only at the end, and always as wide", () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(2000), fc.integer({ min: 1, max: 80 }), (a, b, columns) => {
        const [done, total] = [Math.min(a, b), Math.max(a, b)];
        const bar = progressBar({ done, total }, columns);
        expect(bar).toMatch(/^█*░*$/);
        expect(bar).toHaveLength(columns);
        expect(bar.endsWith("█")).toBe(done === total);
      }),
    );
  });
});
