import { describe, expect, test } from "vitest";
import { Continuation } from "./continuation.js";
import { readContinuation as read } from "./seam-texts.fixture.js";

/** What a continuation of the model adds to `before`. */
function added(before: string, separator: string, text: string): string {
  return read({ before, separator, isPrefilled: false }, [text]).added;
}

describe("Continuation, without a repeat", () => {
  test.each([
    ["It is the capital", " ", "of France.", " of France."],
    ["It is.", "\n\n", "It was.", "\n\nIt was."],
    ["- One", "\n  ", "- two", "\n  - two"],
    ["f() {", "\n    ", "return 1", "\n    return 1"],
  ])("%j + %j: puts the white space that the model wrote before %j", (before, seen, text, sum) => {
    expect(added(before, seen, text)).toBe(sum);
  });

  test.each([
    ["It is.", " ", "\n\nIt was.", "\n\nIt was."],
    ["It is.", "\n\n", " It was.", "\n\nIt was."],
    ["- One", "\n", "  - two", "\n  - two"],
    ["- One", "\n", "\n  - two", "\n  - two"],
    ["It", " ", "\nis", "\nis"],
  ])("%j + %j + %j: takes the white space that has more lines", (before, seen, text, sum) => {
    expect(added(before, seen, text)).toBe(sum);
  });

  test.each([
    ["It is.", "It was.", " It was."],
    ["It", "is", " is"],
    ["It", ", too", ", too"],
    ["(", "is)", "is)"],
    ["他说", "你好", "你好"],
    ["用", "API", "API"],
    ["สวัสดี", "ครับ", "ครับ"],
    ["안녕", "하세요", " 하세요"],
    ["Two:", "- one", "\n- one"],
    ["- One.", "- two", "\n- two"],
    ["- One.", "Two", "\nTwo"],
    ["- One", "and two", " and two"],
    ["## Title", "Text", "\nText"],
    ["| a | b |", "| c | d |", "\n| c | d |"],
    ["> Said.", "> Done.", "\n> Done."],
    ["Like this", "```js", "\n```js"],
    ["It is.", "# Title", "\n# Title"],
  ])("%j + %j: chooses white space if none is known", (before, text, sum) => {
    expect(added(before, "", text)).toBe(sum);
  });

  test("keeps a dash in a sentence, and begins an item after one", () => {
    expect(added("The sea", " ", "- so it is - rises")).toBe(" - so it is - rises");
    expect(added("- The sea rises.", " ", "- The sun")).toBe("\n- The sun");
  });

  test("adds nothing for a blank continuation", () => {
    expect(added("It is.", " ", " \n")).toBe("");
    expect(added("It is.", " ", "")).toBe("");
  });

  test("passes on everything after an empty text", () => {
    expect(added("", "", " \nIt is")).toBe(" \nIt is");
  });
});

describe("Continuation, with a repeat", () => {
  test.each([
    ["It is the capital", " ", "the capital of France.", " of France."],
    ["It is the capital", " ", "It is the capital of France.", " of France."],
    ["It lies in Paris", " ", "Paris, on a river", ", on a river"],
    ["One. Two is here.", " ", "Two is here. Three", " Three"],
    ["- One\n- Two is", " ", "- Two is here\n- Three", " here\n- Three"],
    ["a\n\n- One two\n- Three", "\n", "- One two\n- Three\n- Four", "\n- Four"],
    ["Yes.", " ", "Yes. It is", " It is"],
    ["我们街上的面包店", "", "街上的面包店开门", "开门"],
    ["Here are the steps:", "\n\n", "Here are the steps:\n\n1. Go", "\n\n1. Go"],
    ["Text\n\nHere is a list:", "\n", "Here is a list:\n- one", "\n- one"],
    ["| a | b |\n|---|---|", "\n", "|---|---|\n| c | d |", "\n| c | d |"],
    ["1, 2, 3, 4, 5,", " ", "2, 3, 4, 5, 6", " 6"],
  ])("%j + %j: leaves it out of %j", (before, seen, text, sum) => {
    expect(added(before, seen, text)).toBe(sum);
  });

  test.each([
    ["It is the capital", "The  Capital\nof", "\nof"],
    ["It is the “old” capital", 'the "old" capital of', " of"],
    ["It is the capital", "the **capital** of", " of"],
    ["It is **the capital**", "the capital of", " of"],
    ["It is **the capital**", "**the capital** of", " of"],
    ["It is **the capital", "the capital** of", "** of"],
    ["It is **the capital", "**the capital** of", "** of"],
  ])("%j: leaves out %j, whatever case, spaces, quotes and emphasis", (before, text, sum) => {
    expect(added(before, " ", text)).toBe(sum);
  });

  test.each([
    ["It had", "had enough"],
    ["It was very", "very good"],
    ["0, 0,", "0, 1"],
    ["if x:\n  end", "end"],
    ["<p>\n</div>", "</div>"],
    ["大家天天", "天天向上"],
    ["The art", "artistic work"],
    ["Use the café", "cafés of"],
  ])("%j: keeps what may be meant: %j", (before, text) => {
    expect(added(before, " ", text)).toBe(` ${text}`);
  });

  test.each([
    ["It is", "…and was", " and was"],
    ["It is", "... and was", " and was"],
    ["It is", "(continued)\n\nand was", " and was"],
    ["It is", "Continuing where I left off:\n\nand was", " and was"],
    ["It is", "*(Continued)* and was", " and was"],
    ["It is", "Here's the rest of the answer: and was", " and was"],
    ["It is old", "Continuing from where I left off:\n\nis old and was", " and was"],
    ["```js\na();", "```js\n  b();", "\n  b();"],
    ["| a | b |\n|---|---|\n| c | d |", "| a | b |\n|---|---|\n| e | f |", "\n| e | f |"],
  ])("%j: leaves out the opener of %j", (before, text, sum) => {
    expect(added(before, sum.startsWith("\n") ? "\n" : " ", text)).toBe(sum);
  });

  test("keeps the end of a code block, and words that only begin as an opener", () => {
    expect(added("```js\na();", "\n", "```\nText")).toBe("\n```\nText");
    expect(added("It is", " ", "continued: and was")).toBe(" and was");
    expect(added("It is", " ", "continued by us")).toBe(" continued by us");
    expect(added("It is", " ", "here is the")).toBe(" here is the");
  });

  test("leaves out a greeting before a repeat, and keeps a line that only looks like one", () => {
    const before = "It is the capital";
    expect(added(before, " ", "Sure, here it is:\n\nthe capital of")).toBe(" of");
    expect(added(before, "\n\n", "Here is an example:\n\n- of")).toBe(
      "\n\nHere is an example:\n\n- of",
    );
  });

  test("counts the characters that it leaves out", () => {
    const given = { before: "It is the capital", separator: " ", isPrefilled: false };
    expect(read(given, ["… the  capital of"]).overlap).toBe("… the  capital".length);
    expect(read(given, ["of"]).overlap).toBe(0);
  });

  test("holds back no more than may be a repeat", () => {
    const before = "The harbour lanterns flicker beside the quay, and the harbour";
    const continuation = new Continuation({ before, separator: " ", isPrefilled: false });
    expect(continuation.push("the harbour lant")).toBe("");
    expect(continuation.push("hern is dark")).not.toBe("");
  });
});

describe("Continuation, after a prefill", () => {
  const prefilled = (before: string, separator: string, text: string): string =>
    read({ before, separator, isPrefilled: true }, [text]).added;

  test.each([
    ["It is", " ", " the capital", " the capital"],
    ["It is", "\n", " the capital", " the capital"],
    ["It is", " ", "the capital", " the capital"],
    ["It is", " ", ", too", ", too"],
    ["It is the capital", " ", "It is the capital of", " of"],
    ["It is the capital", " ", " the capital of", " the capital of"],
    ["我们", "", "街上", "街上"],
  ])("%j + %j: adds the characters of %j", (before, seen, text, sum) => {
    expect(prefilled(before, seen, text)).toBe(sum);
  });

  test("leaves out a repeat of a prefill of any length", () => {
    const before = "Lanterns flicker. ".repeat(1_000).trim();
    expect(prefilled(before, " ", `${before} Then`)).toBe(" Then");
  });
});

describe("Continuation.startsOver", () => {
  const first =
    "Photosynthesis is the process by which green plants convert light into sugar and oxygen.";
  const before = `${first} It needs water and carbon dioxide, which the leaves take from the air.`;

  test.each([
    `${first} It needs`,
    "Photosynthesis is a process by which green plants turn light into sugar and oxygen. It",
    "**Photosynthesis** is the process by which plants convert the light into sugar and oxygen.",
    `(continued) ${first}`,
    `Sure! Here is the whole answer:\n\n${first}`,
  ])("is true if the first sentence comes again: %s", (text) => {
    expect(read({ before, separator: " ", isPrefilled: false }, [text])).toEqual({
      added: "",
      overlap: 0,
      startsOver: true,
    });
  });

  test("is true also without the title or greeting of the answer", () => {
    for (const title of ["# Photosynthesis\n\n", "Sure! Here is the answer:\n\n"]) {
      const given = { before: title + before, separator: " ", isPrefilled: false };
      expect(read(given, [first]).startsOver).toBe(true);
      expect(read(given, [title + first]).startsOver).toBe(true);
    }
  });

  test("is true in scripts without spaces", () => {
    const text =
      "光合作用是绿色植物利用光能把二氧化碳和水转化为糖并释放氧气的过程。它需要叶绿素。".repeat(2);
    const given = { before: text + text + "然后", separator: "", isPrefilled: false };
    expect(read(given, [text.replace("利用", "使用")]).startsOver).toBe(true);
  });

  test("is true after 80 characters", () => {
    const continuation = new Continuation({ before, separator: " ", isPrefilled: false });
    continuation.push(before.slice(0, 80));
    expect(continuation.startsOver).toBe(true);
    expect(continuation.push(before.slice(80))).toBe("");
  });

  test.each([
    ["a title", `# Summary\n\n${before}`, "# Summary\n\nLight becomes sugar, in the end."],
    ["a refrain", `Row, row, row your boat.\n${before}`, "Row, row, row your boat. Gently down"],
    [
      "an item like the first one",
      "- The first plan is good because it is cheap and easy to explain to all of the others.",
      "- The second plan is good because it is cheap and easy to explain to all of the others.",
    ],
    [
      "a step of another number",
      "Step 1 is to wash the vegetables and to cut them into very small pieces with a knife.",
      "Step 2 is to wash the vegetables and to cut them into very small pieces with a knife.",
    ],
    [
      "another sentence on the subject",
      before,
      "Photosynthesis is also the reason for most of the oxygen which all animals breathe today.",
    ],
  ])("is false after %s", (_, answer, text) => {
    const given = { before: answer, separator: "\n", isPrefilled: false };
    expect(read(given, [text])).toEqual({ added: `\n${text}`, overlap: 0, startsOver: false });
  });

  test("is false for a short answer that is repeated whole: it is an overlap", () => {
    const given = { before: "Paris is the capital.", separator: " ", isPrefilled: false };
    expect(read(given, ["Paris is the capital. It lies on"])).toEqual({
      added: " It lies on",
      overlap: 21,
      startsOver: false,
    });
  });
});
