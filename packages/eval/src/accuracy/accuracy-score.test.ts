import { FakeListChatModel } from "@langchain/core/utils/testing";
import { defineGraph, proposer } from "@moagraph/core";
import { describe, expect, test } from "vitest";
import { jsonLines, testFolder, writeIn } from "../../test/write-data.js";
import {
  accuracyOfRun,
  accuracyScore,
  type AnswerToCheck,
  benchmarks,
  generate,
} from "../index.js";

const answers: readonly AnswerToCheck[] = [
  { id: 1, expected: "4", answer: "2 + 2 = 4", category: "sums" },
  { id: 2, expected: "9", answer: "The answer is 8.", category: "squares" },
  { id: 3, expected: "6", answer: null, category: "sums" },
  { id: 4, expected: "1", answer: "1", category: "squares" },
];

describe("accuracyScore", () => {
  test("counts correct answers, and unanswered questions as wrong", () => {
    const { numbers, notes } = accuracyScore(answers, { system: "moa-lite", checker: "number" });
    expect(numbers).toMatchObject({
      system: "moa-lite",
      checker: "number",
      questions: 4,
      correct: 2,
      unanswered: 1,
      accuracy: 0.5,
      byCategory: { sums: 0.5, squares: 0.5 },
    });
    expect(notes).toEqual(["Questions without an answer, counted as wrong: 1 of 4."]);
  });

  test("uses a function of the caller", () => {
    const { numbers } = accuracyScore(answers, {
      system: "moa-lite",
      checker: (answer, expected) => answer.includes(expected) || expected === "9",
    });
    expect(numbers).toMatchObject({ checker: "function", accuracy: 0.75 });
  });

  test("shows the paper's accuracies beside ours, and the wrong answers", () => {
    const { tables } = accuracyScore(answers, { system: "moa-lite", checker: "number" });
    expect(tables.map(({ name }) => name)).toEqual(["accuracy", "wrong", "categories"]);
    expect(tables[0]?.rows[0]).toMatchObject({ cells: { system: "moa-lite", accuracy: 0.5 } });
    expect(tables[0]?.rows[2]).toEqual({
      cells: {
        system: "Qwen1.5-72B-Chat in layer 2",
        accuracy: 0.526,
        low: null,
        high: null,
        questions: null,
      },
      published: "arXiv 2406.04692v1, appendix D, table 8",
    });
    expect(tables[1]?.rows.map(({ cells }) => cells)).toEqual([
      { id: 2, expected: "9", answer: "The answer is 8." },
      { id: 3, expected: "6", answer: null },
    ]);
  });

  test("names the question whose expected answer does not fit the checker", () => {
    const wrong = [{ id: "q7", expected: "blue", answer: "blue" }];
    expect(() => accuracyScore(wrong, { system: "a", checker: "number" })).toThrow(
      'Question "q7": The expected answer is "blue", expected a number.',
    );
  });

  test("refuses no answers", () => {
    expect(() => accuracyScore([], { system: "a", checker: "exact" })).toThrow(
      "There are no answers to check, expected at least one.",
    );
  });
});

describe("accuracyOfRun", () => {
  async function runOf(...records: readonly object[]): Promise<string> {
    const folder = await testFolder();
    const source = await writeIn(folder, "mine.jsonl", jsonLines(...records));
    const graph = defineGraph({
      name: "alone",
      nodes: { a: proposer({ model: "x:a" }) },
      output: "a",
    });
    const model = new FakeListChatModel({ responses: ["The answer is 4."] });
    const compileOptions = { models: { "x:a": model } };
    const benchmark = benchmarks.questions;
    await generate({ benchmark, source, graph, compileOptions, folder: `${folder}/run` });
    return `${folder}/run`;
  }

  test("checks the answers of a run", async () => {
    const folder = await runOf({ question: "2+2?", answer: "4" }, { question: "3+3?", answer: 6 });
    const { numbers } = await accuracyOfRun({ folder, checker: "number" });
    expect(numbers).toMatchObject({ system: "alone", questions: 2, correct: 1, unanswered: 0 });
  });

  test("names a question without a correct answer", async () => {
    const folder = await runOf({ id: "q1", question: "2+2?" });
    await expect(accuracyOfRun({ folder, checker: "number" })).rejects.toThrow(
      'Question "q1" has no `answer`, which a checker needs.',
    );
  });
});
