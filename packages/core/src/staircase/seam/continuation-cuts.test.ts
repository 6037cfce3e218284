import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Continued } from "./continuation.js";
import { SafeEnds } from "./safe-ends.js";
import { inPieces, markdownText, pieceLengths, readContinuation } from "./seam-texts.fixture.js";

describe("Continuation at any cut of a text", () => {
  const some = { numRuns: 50 };

  test("rebuilds the text from a continuation without a repeat", () => {
    fc.assert(
      fc.property(seam, ({ before, separator, rest, isPrefilled }) => {
        fc.pre(repeated(before, rest) === 0 && !isAlike(before, rest));
        for (const text of [rest, separator + rest]) {
          const { added: sum } = readContinuation({ before, separator, isPrefilled }, [text]);
          expect(before + sum).toBe(before + separator + rest);
        }
      }),
      some,
    );
  });

  test("rebuilds the text from a continuation that repeats the end", () => {
    fc.assert(
      fc.property(seam, fc.nat(), ({ before, separator, rest }, choice) => {
        const repeat = endsOf(before)[choice % endsOf(before).length] ?? "";
        const text = repeat + separator + rest;
        fc.pre(isLong(repeat) && !isAlike(before, text));
        fc.pre(repeated(before, text) === folded(repeat).length);
        const { added: sum, overlap } = readContinuation(
          { before, separator, isPrefilled: false },
          [text],
        );
        expect(before + sum).toBe(before + separator + rest);
        expect(overlap).toBeGreaterThanOrEqual(repeat.length);
      }),
      some,
    );
  });

  test("rebuilds the words with other white space, or none known", () => {
    const space = fc.constantFrom("", " ", "\n", "\n\n", "   ");
    fc.assert(
      fc.property(seam, space, ({ before, separator, rest }, leading) => {
        fc.pre(repeated(before, rest) === 0 && !isAlike(before, rest));
        for (const seen of ["", separator]) {
          const given = { before, separator: seen, isPrefilled: false };
          const sum = before + readContinuation(given, [leading + rest]).added;
          const original = before + separator + rest;
          expect(sum.replace(/\s/gu, "")).toBe(original.replace(/\s/gu, ""));
          if (separator !== "" && isSpaced(before, rest)) {
            expect(sum.split(/\s+/u)).toEqual(original.split(/\s+/u));
          }
        }
      }),
      some,
    );
  });

  test("rebuilds the text from a prefill that the reply repeats", () => {
    fc.assert(
      fc.property(seam, ({ before, separator, rest }) => {
        const given = { before, separator, isPrefilled: true };
        const { added: sum } = readContinuation(given, [before + separator + rest]);
        expect(before + sum).toBe(before + separator + rest);
      }),
      some,
    );
  });

  test("is the same in pieces of any size", () => {
    fc.assert(
      fc.property(seam, pieceLengths, fc.nat(), (cut, lengths, choice) => {
        const openers = ["", "…", " (continued)\n", "Sure:\n", cut.before.slice(0, 90)];
        const starts = [...endsOf(cut.before), ...openers];
        const text = (starts[choice % starts.length] ?? "") + cut.separator + cut.rest;
        expect(readContinuation(cut, inPieces(text, lengths))).toEqual(
          readContinuation(cut, [text]),
        );
      }),
      some,
    );
  });

  test.each(["a ", "the cat ", "\n", "*", "\ud83c", "…", "```\n", "| a |\n"])(
    "reads 50,000 characters of %j in a moment",
    (unit) => {
      const start = process.cpuUsage();
      const text = unit.repeat(50_000 / unit.length);
      for (const isPrefilled of [false, true]) {
        readContinuation({ before: text.trim(), separator: "", isPrefilled }, inPieces(text, [10]));
      }
      expect(process.cpuUsage(start).user / 1_000).toBeLessThan(1_000);
    },
  );
});

interface Seam extends Continued {
  readonly rest: string;
}

/** A text that is cut where `SafeEnds` allows it. */
const seam: fc.Arbitrary<Seam> = fc
  .tuple(markdownText, fc.nat(), fc.constantFrom("safeEnd", "wordEnd"), fc.boolean())
  .map(([text, from, method, isPrefilled]) => {
    const ends = new SafeEnds();
    ends.push(`${text}\n`);
    const before = text.slice(0, ends[method](from % text.length) ?? text.length).trimEnd();
    const rest = text.slice(before.length).trimStart();
    const separator = text.slice(before.length, text.length - rest.length);
    return { before, separator, rest, isPrefilled };
  });

/** Last words, last sentence, last line, last lines, and all of a short text. */
function endsOf(before: string): string[] {
  const words = before.split(/(?<=\s)(?=\S)/u);
  const lines = before.split(/(?<=\n)(?=.)/u);
  const characters = [...new Intl.Segmenter().segment(before)].map(({ segment }) => segment);
  return [
    words.slice(-3).join(""),
    words.slice(-7).join(""),
    before.split(/(?<=[.!?…]”? |[。！？])(?=\S)/u).at(-1) ?? "",
    lines.at(-1) ?? "",
    lines.slice(-2).join(""),
    ...(isSpaced(before, "") ? [] : [characters.slice(-8).join("")]),
    ...(before.length <= 120 ? [before] : []),
  ];
}

function folded(text: string): string {
  return text.toLowerCase().replace(/[\s*_]/gu, "");
}

/** Whether a repeat has words enough to be one for certain. */
function isLong(text: string): boolean {
  if (!isSpaced(text, "")) return text.length > 12;
  return new Set(text.toLowerCase().match(/\p{L}{2,}/gu)).size > 1;
}

/** Length of the longest end of a text, in whole words, with which its continuation begins. */
function repeated(before: string, text: string): number {
  const start = folded(text);
  const positions = [...before.matchAll(/[\p{L}\p{M}\p{N}]+|[^\s*_]/gu)].flatMap(
    ({ 0: word, index }) =>
      isSpaced(word, "") ? [index] : Array.from(word, (_, at) => index + at),
  );
  const ends = positions.slice(-100).map((position) => folded(before.slice(position)));
  return Math.max(0, ...ends.filter((end) => start.startsWith(end)).map((end) => end.length));
}

/** Whether a continuation begins as the text before it. */
function isAlike(before: string, text: string): boolean {
  const paragraphs = [before, before.slice(before.indexOf("\n") + 1)];
  const start = folded(text).slice(0, 60);
  return paragraphs.some((each) => start.includes(folded(each).slice(0, 24)));
}

function isSpaced(before: string, rest: string): boolean {
  return !/[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}]/u.test(
    before.slice(-40) + rest.slice(0, 40),
  );
}
