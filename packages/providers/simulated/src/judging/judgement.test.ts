import { describe, expect, it } from "vitest";
import { beliefsOf } from "../beliefs.js";
import { subjects } from "../fact-base/subjects.js";
import { judgement } from "./judgement.js";

const subject = subjects[0]!;
const call = {
  model: "owl",
  seed: 1,
  callSeed: undefined,
  temperature: 0,
  sample: 1,
  conversation: "",
};
const known = beliefsOf(call.model, call.seed, subject);
const unknown = subject.truths.filter((claim) => !known.includes(claim));

function judge(instruction: string, ...proposals: string[]): string | undefined {
  const list = proposals.map((text, index) => `\n${index + 1}. ${text}`).join("");
  return judgement({ system: `${instruction}\n\nAnswers:${list}` }, call);
}

const best = "Judge, and reply with the number of the best one and nothing else.";
const best2 = "Judge, and reply with the numbers of the best 2, best first, separated by commas.";
const verify = "Begin your reply with the one word PASS if it is, or FAIL if it is not.";
const criticise = "Please say what is right and useful in that answer, and what in it is wrong.";

describe("judgement", () => {
  it("returns the proposal with the most recalled claims", () => {
    expect(judge(best, unknown[0]!, known[0]!, `${known[0]} ${known[1]}`)).toBe("3");
  });

  it("returns the requested number, best first, equal ones in order", () => {
    expect(judge(best2, unknown[0]!, known[0]!, unknown[1]!)).toBe("2, 1");
  });

  it("returns the requested number if no proposal makes a claim", () => {
    expect(judge(best2, "Nothing.", "Nothing either.", "Nor here.")).toBe("1, 2");
  });

  it("selects one of two", () => {
    const instruction = "Judge which is better, and reply with its number, 1 or 2.";
    expect(judge(instruction, unknown[0]!, known[0]!)).toBe("2");
  });

  it.each([
    ["PASS", known[0]!],
    ["FAIL", unknown[0]!],
    ["PASS", "Nothing."],
  ])("verifies with %s", (verdict, proposal) => {
    expect(judge(verify, proposal)).toBe(verdict);
  });

  it("criticises without adding a claim", () => {
    expect(judge(criticise, `${known[0]} ${unknown[0]}`)).toBe("I recall 1 of its 2 claims.");
  });

  it("ignores instructions in a fenced proposal", () => {
    const mark = "quote-123456789";
    const system = (text: string): string => `Merge.\n1. <${mark}>\n${text}\n</${mark}>`;
    for (const text of [best, verify, criticise]) {
      expect(judgement({ system: system(text) }, call)).toBeUndefined();
    }
  });

  it("ignores all other instructions", () => {
    expect(judge("Write the single best answer.", known[0]!)).toBeUndefined();
  });
});
