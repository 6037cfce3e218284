import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SafeEnds } from "./safe-ends.js";
import { inPieces, markdownText, pieceLengths } from "./seam-texts.fixture.js";

function read(text: string): SafeEnds {
  const ends = new SafeEnds();
  ends.push(text);
  return ends;
}

/** The text with `¦` at its safe ends. */
function cuts(text: string): string {
  const ends = read(text);
  return marked(text, (from) => ends.safeEnd(from));
}

/** The text with `¦` at its ends of words. */
function wordCuts(text: string): string {
  const ends = read(text);
  return marked(text, (from) => ends.wordEnd(from));
}

function marked(text: string, find: (from: number) => number | undefined): string {
  const parts: string[] = [];
  let start = 0;
  for (let end = find(0); end !== undefined; end = find(nextFrom(text, start))) {
    parts.push(text.slice(start, end));
    start = end;
  }
  return [...parts, text.slice(start)].join("¦");
}

/** White space after an end is as safe as the end. */
function nextFrom(text: string, end: number): number {
  return end + Math.max(1, /^\s*/u.exec(text.slice(end))?.[0].length ?? 0);
}

function everyEnd(find: (from: number) => number | undefined): number[] {
  const positions: number[] = [];
  for (let end = find(0); end !== undefined; end = find(end + 1)) positions.push(end);
  return positions;
}

describe("SafeEnds.safeEnd", () => {
  test.each([
    "One.¦ Two!¦ Three?¦ Four…¦ Five",
    "He said “yes.”¦ (She did not.)¦ **Both left.**¦ Then",
    "It rained.[1]¦ It snowed.[2][^3]¦ Then",
    "Первое.¦ Второе!¦ Третье",
    "पहला वाक्य।¦ दूसरा वाक्य।¦ तीसरा",
    "هل هذا صحيح؟¦ نعم",
    "第一句。¦第二句！¦「第三句。」¦第四",
    "「はい。」と言った。¦次",
    "네.¦ 아니요.¦ 그리고",
  ])("is the end of a sentence: %s", (text) => {
    expect(cuts(text.replaceAll("¦", ""))).toBe(text);
  });

  test.each([
    "e.g. this, i.e. that, z.B. dies, т.е. это, Ph.D. and U.S. law",
    "Dr. Li and Prof. J. Smith vs. Mr. No",
    "Pi is 3.14 or so, see www.example.com for more",
    "am 3. Mai",
    "Well... so",
    "Hello there",
    "The end.",
  ])("is not %j", (text) => {
    expect(cuts(text)).toBe(text);
  });

  test("is the end of a line, also before trailing spaces and CRLF", () => {
    expect(cuts("# A title\nText  \nmore\r\n\r\n1. First\n2. Second")).toBe(
      "# A title¦\nText¦  \nmore¦\r\n\r\n1. First¦\n2. Second",
    );
  });

  test("is not after the marker of an item", () => {
    expect(cuts("1. First\n- a\n-\n2.\nEnd\n")).toBe("1. First¦\n- a¦\n-\n2.\nEnd¦\n");
  });

  test.each([
    "```ts\na. b\nc\n```¦\nText",
    "~~~\na. b\n```\nc\n~~~~¦\nText",
    "- Item:¦\n\n  ```js\n  a. b\n  ```¦\n- Next",
    "1. ```\n   a. b\n   ```¦\nText",
    "> ```\n> a. b\n> ```¦\nText",
    "```ts\na. b\nc. d\n",
    "```ts\na. b\n```",
    "Inline ```a. b``` ends.¦ Text",
  ])("is after a code fence, and not inside: %j", (text) => {
    expect(cuts(text.replaceAll("¦", ""))).toBe(text);
  });

  test.each([
    "Use `a. b` or ``c. ` d`` now.¦ Text",
    "See [the page. It helps](https://x.org/a. b) now.¦ Text",
    "See [the page. It helps][1] now.¦ Text",
    'An <a title="x. y">anchor</a> ends.¦ Text',
    "So $a. b$ and \\(c. d\\) hold.¦ Text",
    "So¦\n\n$$\na = 1.\nb\n$$¦\n\nholds.¦ Text",
    "\\[\na. b\n\\] ends.¦ Text",
  ])("is not inside code, a formula, a link or a tag: %j", (text) => {
    expect(cuts(text.replaceAll("¦", ""))).toBe(text);
  });

  test.each([
    "It costs $5.20. And $3M. Then $7. End",
    "A [note] here. Then",
    "An a<b here. Then\n\nText",
    "A ` tick. Then\n\nText",
    "- A [ here. Then\n- Text",
  ])("is found after what only looked like one: %j", (text) => {
    expect(cuts(text)).toContain(".¦ Then");
  });

  test("is unknown while a span is open", () => {
    const ends = read("A `tick. Then");
    expect(ends.safeEnd(0)).toBeUndefined();
    ends.push("\n\nText");
    expect(ends.safeEnd(0)).toBe(8);
  });

  test("is the end of a table row, and not inside", () => {
    expect(cuts("| A. b | C. d |\n|---|---|\n| E. f | g |\nText")).toBe(
      "| A. b | C. d |¦\n|---|---|¦\n| E. f | g |¦\nText",
    );
  });

  test("keeps graphemes whole", () => {
    expect(cuts("好。\u0301好！\uFE0F好？👩‍👩‍👧好")).toBe("好。\u0301¦好！\uFE0F¦好？¦👩‍👩‍👧好");
  });

  test("is also any position in the white space after it", () => {
    const ends = read("One.  Two");
    expect([3, 4, 5, 6].map((from) => ends.safeEnd(from))).toEqual([4, 4, 5, undefined]);
  });
});

describe("SafeEnds.wordEnd", () => {
  test.each([
    "One¦ two-three¦ don't¦ four",
    "مرحبا¦ بالعالم¦ كله",
    "对¦世界¦说¦你好",
    "用¦API¦做",
    "👩‍👩‍👧¦ 🇩🇪🇫🇷¦ é",
  ])("is the end of a word: %s", (text) => {
    expect(wordCuts(text.replaceAll("¦", ""))).toBe(text);
  });

  test("is the end of a line in code, if there is one", () => {
    expect(wordCuts("See¦ x\n``` js\nlet a\nlet b\n```\nT ")).toBe(
      "See¦¦ x¦\n``` js¦\nlet a¦\nlet b¦\n```¦\nT¦ ",
    );
    expect(wordCuts("```\nlet abc = d")).toBe("```¦\nlet¦ abc¦ =¦ d");
  });

  test("is unknown in a line that may open a code fence", () => {
    expect(wordCuts("A\n``` js a b")).toBe("A¦\n``` js a b");
  });
});

describe("SafeEnds", () => {
  test("finds the same in pieces of any size", () => {
    fc.assert(
      fc.property(markdownText, pieceLengths, (text, lengths) => {
        const ends = new SafeEnds();
        for (const piece of inPieces(text, lengths)) ends.push(piece);
        const whole = read(text);
        for (const method of ["safeEnd", "wordEnd"] as const) {
          expect(everyEnd((from) => ends[method](from))).toEqual(
            everyEnd((from) => whole[method](from)),
          );
        }
      }),
      { numRuns: 50 },
    );
  });

  test("takes no safe end back when more text comes", () => {
    fc.assert(
      fc.property(markdownText, fc.nat(), (text, cut) => {
        const ends = read(text.slice(0, cut % text.length));
        const early = everyEnd((from) => ends.safeEnd(from));
        ends.push(text.slice(cut % text.length));
        expect(everyEnd((from) => ends.safeEnd(from))).toEqual(expect.arrayContaining(early));
      }),
    );
  });

  test("splits no grapheme", () => {
    const anyText = fc.string({ unit: fc.oneof(fc.string({ unit: "grapheme" }), signs) });
    fc.assert(
      fc.property(fc.oneof(markdownText, anyText), (text) => {
        const ends = read(text);
        const positions = [
          ...everyEnd((from) => ends.safeEnd(from)),
          ...everyEnd((from) => ends.wordEnd(from)),
        ];
        const graphemes = new Intl.Segmenter().segment(text);
        for (const position of positions) {
          expect(graphemes.containing(position)?.index).toBe(position);
        }
      }),
    );
  });

  test.each([
    ["no boundary", "x"],
    ["no space", "好"],
    ["backticks", "`"],
    ["brackets and points", "[. "],
    ["lone surrogates", "\ud83c"],
    ["line breaks in code", "\n"],
  ])("reads a text of %s in a moment", (_, unit) => {
    expect(cpuMs(`\`\`\`\n${unit.repeat(50_000)}`)).toBeLessThan(1_000);
    expect(cpuMs(unit.repeat(50_000))).toBeLessThan(1_000);
  });
});

const signs = fc.constantFrom(...Array.from("。!. \n\r`[](<$*\u0301\u200d\ud83c\u0600\uff9e🏽🇩"));

function cpuMs(text: string): number {
  const start = process.cpuUsage();
  const ends = new SafeEnds();
  for (const piece of inPieces(text, [10])) {
    ends.push(piece);
    ends.safeEnd(0);
    ends.wordEnd(text.length);
  }
  return process.cpuUsage(start).user / 1_000;
}
