import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HeldWords } from "./held-words.js";
import { inPieces, markdownText, pieceLengths } from "./seam-texts.fixture.js";

function passed(pieces: readonly string[]): string[] {
  const words = new HeldWords();
  return [...pieces.map((piece) => words.push(piece)), words.end()];
}

describe("HeldWords", () => {
  test("passes on whole words, and white space with the word after it", () => {
    expect(passed(["One tw", "o, ", " three \n", "x y"])).toEqual([
      "One",
      " two,",
      "  three",
      " \nx",
      " y",
    ]);
  });

  test("passes on scripts without spaces by characters, but the last one", () => {
    expect(passed(["我们", "街上", "的"])).toEqual(["我", "们街", "上", "的"]);
  });

  test("passes on the beginning of a word of more than 30 characters", () => {
    const words = new HeldWords();
    expect(words.push("x".repeat(30))).toBe("");
    expect(words.push("yz")).toBe(`${"x".repeat(30)}y`);
    expect(words.end()).toBe("z");
  });

  test("passes on the text, cut between graphemes, and only between short words", () => {
    fc.assert(
      fc.property(markdownText, pieceLengths, (text, lengths) => {
        const parts = passed(inPieces(text, lengths));
        const starts = Array.from(new Intl.Segmenter().segment(text), ({ index }) => index);
        const boundaries = new Set([...starts, text.length]);
        expect(parts.join("")).toBe(text);
        expect(endsOf(parts).filter((end) => !boundaries.has(end) || splitWord(text, end))).toEqual(
          [],
        );
      }),
    );
  });

  test("holds at most 30 characters and the last grapheme of a word", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), pieceLengths, (text, lengths) => {
        const words = new HeldWords();
        let held = 0;
        const most = inPieces(text.replace(/\s/gu, ""), lengths).map(
          (piece) => (held += piece.length - words.push(piece).length),
        );
        expect(Math.max(0, ...most)).toBeLessThan(60);
      }),
    );
  });

  test.each(["x", "好", "\n", "\u0301", "\ud83c", "🇩🇪", "👩‍"])(
    "reads 100,000 characters of %j in a moment",
    (unit) => {
      const start = process.cpuUsage();
      const text = unit.repeat(100_000 / unit.length);
      for (const length of [10, text.length]) {
        expect(passed(inPieces(text, [length])).join("") === text).toBe(true);
      }
      expect(process.cpuUsage(start).user / 1_000).toBeLessThan(1_000);
    },
  );
});

/** Where each part but the last one ends in the text. */
function endsOf(parts: readonly string[]): number[] {
  let end = 0;
  return parts.slice(0, -1).map((part) => (end += part.length));
}

/** Whether a position splits a word of a script with spaces. */
function splitWord(text: string, position: number): boolean {
  const before =
    /[\p{L}\p{N}]*$/u.exec(text.slice(Math.max(0, position - 40), position))?.[0] ?? "";
  const after = /^[\p{L}\p{N}]*/u.exec(text.slice(position, position + 40))?.[0] ?? "";
  const isSpaced = !/[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}]/u.test(before + after);
  return isSpaced && before !== "" && after !== "" && before.length < 29;
}
