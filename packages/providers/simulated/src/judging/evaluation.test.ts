import { describe, expect, it } from "vitest";
import { beliefsOf } from "../beliefs.js";
import { evaluation } from "./evaluation.js";
import { subjects } from "../fact-base/subjects.js";

const subject = subjects[0]!;
const model = { model: "owl", seed: 1, callSeed: undefined, temperature: 0, sample: 1 };
const known = beliefsOf("owl", 1, subject);
const unknown = subject.truths.filter((claim) => !known.includes(claim));

function evaluate(conversation: string): string | undefined {
  return evaluation({ ...model, conversation });
}

describe("evaluation", () => {
  const pair = (first: string, second: string): string =>
    `Write "Verdict: 1", "Verdict: 2" or "Verdict: tie".\n<answer-1>\n${first}\n</answer-1>\n<answer-2>\n${second}\n</answer-2>`;

  it.each([
    { named: 1, first: known[0]!, second: unknown[0]! },
    { named: 2, first: "Nothing.", second: known[0]! },
    { named: "tie", first: known[0]!, second: known[1]! },
  ])("names the answer with more recalled claims: $named", ({ named, first, second }) => {
    expect(evaluate(pair(first, second))).toMatch(new RegExp(`Verdict: ${named}$`));
  });

  it("names the model of the output with the most recalled claims, and nothing else", () => {
    const entry = (identifier: string, output: string): string =>
      `{\n"model_identifier": "${identifier}",\n"output": """${output}"""\n}`;
    const reply = evaluate(`${entry("m", unknown[0]!)},\n${entry("M", known[0]!)}`);
    expect(reply).toBe("M");
  });

  it.each([
    { rating: 10, answer: known[0]! },
    { rating: 1, answer: unknown[0]! },
    { rating: 6, answer: "Nothing." },
  ])("rates by the share of recalled claims: $rating", ({ rating, answer }) => {
    expect(evaluate(`Rate it: "[[rating]]".\n${answer}`)).toMatch(
      new RegExp(String.raw`Rating: \[\[${rating}\]\]$`),
    );
  });

  it("scores each skill that is described", () => {
    const skill = (name: string): string => `${name}: Is it so?\nScore 1: No.\nScore 5: Yes.\n`;
    const skills = `${skill("Factuality")}\n${skill("Logical Correctness")}`;
    const reply = evaluate(`${skills}${known[0]}\nReturn a Python dictionary object.`);
    expect(reply).toMatch(/\{"Factuality": 5, "Logical Correctness": 5\}$/);
  });

  it("takes no other prompt", () => {
    expect(evaluate(`Why? ${known[0]}`)).toBeUndefined();
  });
});
