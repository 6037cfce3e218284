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
        expect(parts.join("")).toBe(text);
        let end = 0;
        for (const part of parts.slice(0, -1)) {
          end += part.length;
          expect(new Intl.Segmenter().segment(text).containing(end)?.index ?? end).toBe(end);
          expect(splitWord(text, end)).toBe(false);
        }
      }),
    );
  });

  test("holds at most 30 characters and the last grapheme of a word", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), pieceLengths, (text, lengths) => {
        const words = new HeldWords();
        let held = 0;
        for (const piece of inPieces(text.replace(/\s/gu, ""), lengths)) {
          held += piece.length - words.push(piece).length;
          expect(held).toBeLessThan(60);
        }
      }),
    );
  });

  test.each(["x", "好", "\n", "\u0301", "\ud83c", "🇩🇪", "👩‍"])(
    "reads 100,000 times %j in linear time",
    (unit) => {
      const start = process.cpuUsage();
      const pieces = inPieces(unit.repeat(100_000), [10]);
      expect(passed(pieces).join("")).toBe(unit.repeat(100_000));
      expect(passed([unit.repeat(100_000)]).join("")).toBe(unit.repeat(100_000));
      expect(process.cpuUsage(start).user / 1_000).toBeLessThan(2_000);
    },
  );
});

/** Whether a position splits a word of a script with spaces. */
function splitWord(text: string, position: number): boolean {
  const before = /[\p{L}\p{N}]*$/u.exec(text.slice(0, position))?.[0] ?? "";
  const after = /^[\p{L}\p{N}]*/u.exec(text.slice(position))?.[0] ?? "";
  const isSpaced = !/[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}]/u.test(before + after);
  return isSpaced && before !== "" && after !== "" && before.length < 29;
}
