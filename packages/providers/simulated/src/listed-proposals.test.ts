import { describe, expect, it } from "vitest";
import { subjects } from "./fact-base/subjects.js";
import { listedProposals } from "./listed-proposals.js";

const [first, second, third] = subjects[0]!.truths as [string, string, string];

describe("listedProposals", () => {
  it("takes apart a numbered list behind an instruction", () => {
    const text = `Merge these.\n\nAnswers:\n\n1. About:\n- ${first}\n\n2. ${second}\n\n3. Nothing.`;
    expect(listedProposals(text)).toEqual([
      `1. About:\n- ${first}\n`,
      `2. ${second}\n`,
      "3. Nothing.",
    ]);
  });

  it("passes over a numbered list in the caller's own system message", () => {
    const text = `1. Be kind.\n2. Be brief.\n\nMerge.\n\n1. ${first}\n\n2. ${second}`;
    expect(listedProposals(text)).toEqual([`1. ${first}\n`, `2. ${second}`]);
  });

  it("does not split a proposal at numbers out of order", () => {
    const text = `1. ${first}\n1. ${second}\n7. ${third}`;
    expect(listedProposals(text)).toEqual([text]);
  });

  it.each(["", "Be kind.", "1. Be kind.\n2. Be brief.", `Remember: ${first}`])(
    "finds none in %j",
    (text) => {
      expect(listedProposals(text)).toEqual([]);
    },
  );
});
