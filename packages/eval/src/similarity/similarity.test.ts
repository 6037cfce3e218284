import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bleuCounts } from "./bleu-counts.js";
import { codePointLength } from "./code-points.js";
import { countPieces, lengthStatistics } from "./length-statistics.js";
import { sentenceBleu } from "./sentence-bleu.js";
import { tfidfCosine, tfidfCosines } from "./tfidf-cosine.js";
import { longWordsOf, tokenize } from "./tokenize.js";

describe("tokenize", () => {
  test("splits at white space, or into words and signs in lower case", () => {
    expect(tokenize("It's over!", "ws")).toEqual(["It's", "over!"]);
    expect(tokenize("It's over!", "word")).toEqual(["it", "'", "s", "over", "!"]);
    expect(longWordsOf("I am at home")).toEqual(["am", "at", "home"]);
  });

  test("has Python's white space: separators 1C to 1F and 85 are, the byte order mark is not", () => {
    expect(tokenize("a\u001cb\u001fc\u0085d\u3000e\uFEFFf", "ws")).toEqual([
      "a",
      "b",
      "c",
      "d",
      "e\uFEFFf",
    ]);
    expect(tokenize("a\u001cb\uFEFFc", "word")).toEqual(["a", "b", "\uFEFF", "c"]);
  });

  test("has Python's word characters: an accent on its own and an emoji are signs", () => {
    expect(tokenize("e\u0301t_1 😀½", "word")).toEqual(["e", "\u0301", "t_1", "😀", "½"]);
  });

  test("an empty text has no tokens", () => {
    expect(tokenize(" \n", "ws")).toEqual([]);
    expect(tokenize("", "word")).toEqual([]);
  });
});

describe("bleuCounts", () => {
  test("counts an n-gram at most as often as the reference with most of it", () => {
    const counts = bleuCounts(["a", "b", "a"], [["a", "b"]], 2);
    expect(counts).toEqual({
      hypothesisLength: 3,
      referenceLength: 2,
      precisions: [
        [2, 3],
        [1, 2],
      ],
    });
    expect(bleuCounts(["a", "a"], [["a"], ["a", "a", "b"]], 1).precisions).toEqual([[2, 2]]);
  });

  test("takes the nearest reference length, of equally near ones the shorter", () => {
    const three = ["a", "b", "c"];
    expect(
      bleuCounts(
        three,
        [
          ["a", "b"],
          [...three, "d"],
        ],
        1,
      ).referenceLength,
    ).toBe(2);
  });
});

describe("sentenceBleu", () => {
  test("is the geometric mean of the precisions", () => {
    const options = { maxOrder: 3, smoothing: "none" } as const;
    expect(sentenceBleu("a b c d", "a b c e", options)).toBeCloseTo(
      ((3 / 4) * (2 / 3) * (1 / 2)) ** (1 / 3),
      12,
    );
    expect(sentenceBleu("a b c d", "a b c e")).toBeCloseTo(0.3976353643835253, 14);
  });

  test("a shorter hypothesis is penalised, a longer one is not", () => {
    const options = { maxOrder: 1 } as const;
    expect(sentenceBleu("a", "a b c", options)).toBeCloseTo(Math.exp(-2), 14);
    expect(sentenceBleu("a b c", "a", options)).toBeCloseTo(1 / 3, 14);
  });

  test("n-grams without a match count 0.1, or make the score tiny; no common token makes it 0", () => {
    expect(sentenceBleu("a b", "b a", { maxOrder: 2 })).toBeCloseTo(Math.sqrt(0.1), 14);
    expect(sentenceBleu("a b", "b a", { maxOrder: 2, smoothing: "none" })).toBeLessThan(1e-150);
    expect(sentenceBleu("a b", "c d", { smoothing: "none" })).toBe(0);
    expect(sentenceBleu("", "a")).toBe(0);
    expect(sentenceBleu("", "")).toBe(0);
  });

  test("no reference and a wrong order are errors", () => {
    expect(() => sentenceBleu("a", [])).toThrow("sentenceBleu got no reference.");
    expect(() => sentenceBleu("a", "a", { maxOrder: 0 })).toThrow(
      "`maxOrder` of sentenceBleu is 0",
    );
  });
});

describe("tfidfCosine", () => {
  test("weighs words by their inverse document frequency", () => {
    const rare = Math.log(3 / 2) + 1;
    expect(tfidfCosine("the cat sat", "the cat ran")).toBeCloseTo(2 / (2 + rare * rare), 14);
  });

  test("a set has the frequencies of all of its texts", () => {
    const [same, half, none] = tfidfCosines("red fox", ["red fox", "blue fox", ""]);
    expect(same).toBeCloseTo(1, 14);
    expect(half).toBeCloseTo(0.338542631049127, 14);
    expect(none).toBe(0);
  });

  test("is null only if no text has a word", () => {
    expect(tfidfCosine("a ?", "")).toBeNull();
    expect(tfidfCosine("word", "")).toBe(0);
    expect(tfidfCosines("", ["", "!"])).toEqual([null, null]);
  });

  test("is symmetric and at most 1", () => {
    const text = fc
      .array(fc.constantFrom("ab", "cd", "ef", "gh"), { minLength: 1 })
      .map((all) => all.join(" "));
    fc.assert(
      fc.property(text, text, (a, b) => {
        const cosine = tfidfCosine(a, b) ?? Number.NaN;
        expect(cosine).toBeCloseTo(tfidfCosine(b, a) ?? Number.NaN, 12);
        expect(cosine).toBeLessThanOrEqual(1 + 1e-12);
        expect(cosine).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe("codePointLength", () => {
  test("counts as Python: an emoji once, half of one once", () => {
    expect(codePointLength("a😀")).toBe(2);
    expect(codePointLength("\uD83D")).toBe(1);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "😀", "\uD83D", "\uDE00") }), (text) => {
        expect(codePointLength(text)).toBe(Array.from(text).length);
      }),
    );
  });
});

describe("lengthStatistics", () => {
  test("has code points, UTF-16 units, pieces and estimated tokens", () => {
    const found = lengthStatistics(["Hello world", "Hi😀"]);
    expect(found.chars).toMatchObject({ mean: 7, min: 3, p50: 7, max: 11 });
    expect(found.utf16UnitsMean).toBe(7.5);
    expect(found.pieces.mean).toBe(2);
    expect(found.approxTokens.mean).toBeCloseTo(2.13, 14);
  });

  test("splits as cl100k: contractions, at most three digits, spaces before words", () => {
    expect(countPieces("It's 12345!")).toBe(6);
    expect(countPieces("DON'T stop\n\n  now")).toBe(6);
    expect(countPieces("")).toBe(0);
  });

  test("no texts are an error", () => {
    expect(() => lengthStatistics([])).toThrow("lengthStatistics got no texts.");
  });
});
