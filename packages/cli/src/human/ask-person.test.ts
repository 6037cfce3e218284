import type { HumanRequest } from "@moagraph/core";
import { describe, expect, test } from "vitest";
import { askPerson } from "./ask-person.js";

const request: HumanRequest = {
  type: "choose-proposal",
  node: "pick",
  ask: "Which may we send?",
  proposals: [
    { node: "ada", sample: 1, text: "Ada says." },
    { node: "ada", sample: 2, text: "Ada says more." },
  ],
};

describe("askPerson", () => {
  test("reads a number or a text for each interrupt, and asks until it can", async () => {
    const lines = ["", "0", "3", "2", "My own."];
    const questions: string[] = [];
    const ask = async (question: string): Promise<string> => {
      questions.push(question);
      return lines.shift() ?? "";
    };
    const interrupts = [
      { id: "a", value: request },
      { id: "b", value: { ...request, proposals: request.proposals.slice(0, 1) } },
    ];
    expect(await askPerson(interrupts, ask)).toEqual({
      a: { choice: 2 },
      b: { text: "My own." },
    });
    const [first, last] = [questions[0], questions.at(-1)];
    expect(first).toBe("Which may we send? [1-2, edit 1-2, or a text]");
    expect(last).toBe("Which may we send? [1, edit 1, or a text]");
    expect(questions).toHaveLength(5);
  });
});
