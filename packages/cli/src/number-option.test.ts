import { describe, expect, test } from "vitest";
import { numberOption } from "./number-option.js";

const temperature = numberOption("--temperature", { from: 0, to: 2 });
const rounds = numberOption("--rounds", { from: 1, to: 100, isWhole: true });

describe("numberOption", () => {
  test("takes numbers in its range", () => {
    expect([temperature("0"), temperature("0.7"), temperature("2"), rounds("3")]).toEqual([
      0, 0.7, 2, 3,
    ]);
  });

  test.each(["", " ", "hot", "-0.1", "2.1", "NaN", "Infinity", "1,5"])("refuses %j", (text) => {
    expect(() => temperature(text)).toThrow("is not a number from 0 to 2.");
  });

  test("refuses parts where only whole numbers make sense", () => {
    expect(() => rounds("1.5")).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: \`--rounds 1.5\` is not a whole number from 1 to 100.]`,
    );
  });
});
