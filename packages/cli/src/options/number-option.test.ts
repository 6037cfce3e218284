import { describe, expect, test } from "vitest";
import { numberOption, settingOption } from "./number-option.js";

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

describe("settingOption", () => {
  const limit = settingOption("--limit", { from: 1, to: 9, isWhole: true, example: 5 });

  test("takes numbers in its range, and `default`", () => {
    expect([limit("9"), limit("default"), limit(" default ")]).toEqual([9, "default", "default"]);
  });

  test.each(["", "none", "Default", "0", "1.5"])("says what to type instead of %j", (text) => {
    expect(() => limit(text)).toThrow(
      expect.objectContaining({
        message: `\`--limit ${text}\` is not a whole number from 1 to 9.`,
        hint: "Pass a number in the range, such as `--limit 5`, or `--limit default` for the vendor's default.",
      }),
    );
  });
});
