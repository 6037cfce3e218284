import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { indelDistance, indelRatio } from "./indel.js";
import { levenshteinDistance, levenshteinSimilarity } from "./levenshtein.js";

/** The usual table, where a replacement has a cost. */
function byTable(a: string, b: string, replacement: number): number {
  const [from, to] = [Array.from(a), Array.from(b)];
  let row = to.map((_, at) => at + 1);
  from.forEach((character, index) => {
    const next: number[] = [];
    to.forEach((other, at) => {
      const corner = at === 0 ? index : row[at - 1]!;
      const left = at === 0 ? index + 1 : next[at - 1]!;
      const changed = corner + (character === other ? 0 : replacement);
      next.push(Math.min(changed, left + 1, row[at]! + 1));
    });
    row = next;
  });
  return row.at(-1) ?? from.length;
}

/** Texts with many common characters, also ones of two UTF-16 units, longer than one word of bits. */
const text = fc.string({ unit: fc.constantFrom("a", "b", "c", "é", "😀", "🚀"), maxLength: 150 });

describe("levenshteinDistance", () => {
  test("counts code points, not UTF-16 units", () => {
    expect(levenshteinDistance("kitten", "sitting")).toBe(3);
    expect(levenshteinDistance("😀", "🚀")).toBe(1);
    expect(levenshteinDistance("", "😀b")).toBe(2);
  });

  test("is the distance of the usual table", () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(levenshteinDistance(a, b)).toBe(byTable(a, b, 1));
      }),
    );
  });

  test("compares long texts with many different characters", () => {
    const many = Array.from({ length: 3_000 }, (_, at) => String.fromCodePoint(0x4e00 + at));
    expect(levenshteinDistance(many.join(""), many.toSpliced(1_000, 3).join(""))).toBe(3);
  });

  test("similarity is 1 − distance / longer length, and 1 for two empty texts", () => {
    expect(levenshteinSimilarity("kitten", "sitting")).toBeCloseTo(4 / 7, 15);
    expect(levenshteinSimilarity("", "abc")).toBe(0);
    expect(levenshteinSimilarity("", "")).toBe(1);
  });
});

describe("indelDistance", () => {
  test("counts a replacement twice", () => {
    expect(indelDistance("kitten", "sitting")).toBe(5);
    expect(indelDistance("😀", "🚀")).toBe(2);
  });

  test("is the distance of the usual table", () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(indelDistance(a, b)).toBe(byTable(a, b, 2));
      }),
    );
  });

  test("ratio is 1 − distance / sum of lengths, and 1 for two empty texts", () => {
    expect(indelRatio("kitten", "sitting")).toBeCloseTo(8 / 13, 15);
    expect(indelRatio("", "abc")).toBe(0);
    expect(indelRatio("", "")).toBe(1);
  });
});
