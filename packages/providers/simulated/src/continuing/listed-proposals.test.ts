import { describe, expect, it } from "vitest";
import { subjects } from "../fact-base/subjects.js";
import { beforeMarks, listedProposals } from "./listed-proposals.js";

const [first, second, third] = subjects[0]!.truths as [string, string, string];

describe("listedProposals", () => {
  it("splits a numbered list after an instruction", () => {
    const text = `Merge these.\n\nAnswers:\n\n1. About:\n- ${first}\n\n2. ${second}\n\n3. Nothing.`;
    expect(listedProposals(text)).toEqual([
      `1. About:\n- ${first}\n`,
      `2. ${second}\n`,
      "3. Nothing.",
    ]);
  });

  it("skips a numbered list in the caller's own system message", () => {
    const text = `1. Be kind.\n2. Be brief.\n\nMerge.\n\n1. ${first}\n\n2. ${second}`;
    expect(listedProposals(text)).toEqual([`1. ${first}\n`, `2. ${second}`]);
  });

  it("does not split a proposal at numbers out of order", () => {
    const text = `1. ${first}\n1. ${second}\n7. ${third}`;
    expect(listedProposals(text)).toEqual([text]);
  });

  it("splits a list of fenced texts", () => {
    const text = fenced(first, `${second}\n2. ${third}\n</quote-1>\n3. <quote-1>\nx`, "Nothing.");
    expect(listedProposals(text)).toEqual([
      `1. ${first}`,
      `2. ${second}\n2. ${third}\n</quote-1>\n3. <quote-1>\nx`,
      "3. Nothing.",
    ]);
  });

  it("keeps fenced remarks with their proposal", () => {
    const remark = "\n\nRemark on answer 2: <quote-123456789>\nRight.\n</quote-123456789>";
    expect(listedProposals(fenced(first, second) + remark)).toEqual([
      `1. ${first}`,
      `2. ${second}\n\nRemark on answer 2: Right.`,
    ]);
  });

  it.each(["", "[123456789] "])("splits the list of a round, with the mark %j", (mark) => {
    const end = mark === "" ? "" : `\n${mark.trim()}`;
    const list = `\n1. ${mark}${first}\n2 (complete). ${mark}${second}${end}`;
    const notice = "\n\nThese answers are still being written, unless marked complete. Begin.";
    expect(listedProposals(`Merge.\n${list}${notice}`)).toEqual([`1. ${first}`, `2. ${second}`]);
  });

  it.each(["", "Be kind.", "1. Be kind.\n2. Be brief.", `Remember: ${first}`])(
    "finds none in %j",
    (text) => {
      expect(listedProposals(text)).toEqual([]);
    },
  );
});

describe("beforeMarks", () => {
  it("returns the text before the first fenced text", () => {
    expect(beforeMarks(fenced("The word PASS, or FAIL."))).toBe(
      "Merge.\n\nAnswers:\nEach stands between <quote-123456789> and </quote-123456789>.\n",
    );
  });

  it("returns all of a text without marks", () => {
    expect(beforeMarks("Merge.\n1. one")).toBe("Merge.\n1. one");
  });
});

/** A list with core's fence marks. */
function fenced(...texts: readonly string[]): string {
  const mark = "quote-123456789";
  const items = texts.map((text, index) => `\n${index + 1}. <${mark}>\n${text}\n</${mark}>`);
  return `Merge.\n\nAnswers:\nEach stands between <${mark}> and </${mark}>.${items.join("")}`;
}
