import { describe, expect, test } from "vitest";
import { formatCost } from "./amounts.js";

describe("formatCost", () => {
  test.each([
    [null, "price unknown"],
    [0, "$0.00"],
    [0.00004, "<$0.0001"],
    [0.00123, "$0.0012"],
    [0.25, "$0.2500"],
    [12.345, "$12.35"],
  ])("of %s", (costUsd, text) => {
    expect(formatCost(costUsd)).toBe(text);
  });
});
