import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { displayWidth, padEnd, padStart, truncate } from "./display-width.js";

describe("displayWidth", () => {
  test.each([
    ["abc", 3],
    ["漢字", 4],
    ["한글", 4],
    ["🎉", 2],
    ["👩‍👩‍👧", 2],
    ["e\u0301", 1],
    ["\u001B[1m", 9],
    ["", 0],
  ])("of %j is %i", (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

test("padEnd and padStart fill columns, not UTF-16 units", () => {
  expect(padEnd("漢字", 6)).toBe("漢字  ");
  expect(padStart("e\u0301", 3)).toBe("  e\u0301");
  expect(padEnd("漢字", 3)).toBe("漢字");
});

describe("truncate", () => {
  test.each([
    ["abcdef", 4, "abc…"],
    ["漢字漢字", 4, "漢…"],
    ["a👩‍👩‍👧bc", 4, "a👩‍👩‍👧…"],
    ["a👩‍👩‍👧bc", 3, "a…"],
    ["cafe\u0301s", 5, "cafe\u0301s"],
    ["cafe\u0301s", 4, "caf…"],
  ])("cuts %j at %i columns between characters", (text, columns, cut) => {
    expect(truncate(text, columns)).toBe(cut);
  });

  test("has at most that many columns", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.integer({ min: 1, max: 20 }),
        (text, columns) => {
          const cut = truncate(text, columns);
          expect(displayWidth(cut)).toBeLessThanOrEqual(columns);
          expect(text.startsWith(cut.replace(/…$/, ""))).toBe(true);
        },
      ),
    );
  });
});
