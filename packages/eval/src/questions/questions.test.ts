import { describe, expect, test } from "vitest";
import { answeredRow } from "../../test/rows.js";
import { allOf, jsonLines, writeData } from "../../test/write-data.js";
import { questions, type Question } from "../index.js";

async function questionsIn(...records: readonly object[]): Promise<Question[]> {
  return allOf(questions.questions(await writeData("mine.jsonl", jsonLines(...records))));
}

describe("questions", () => {
  test("are read from one object in each line", async () => {
    const all = await questionsIn(
      { question: "Why?", answer: 42, category: "depth" },
      { id: "two", prompt: "How?", answer: "so" },
      { id: 3, turns: ["One?", "Two?"] },
      { messages: [{ role: "user", content: "Hi?" }] },
    );
    expect(all).toMatchObject([
      { id: 1, turns: ["Why?"], answer: "42", category: "depth" },
      { id: "two", turns: ["How?"], answer: "so" },
      { id: 3, turns: ["One?", "Two?"] },
      { id: 4, turns: ["Hi?"] },
    ]);
  });

  test("have the line as their id, also after blank lines", async () => {
    const file = await writeData(
      "mine.jsonl",
      '\uFEFF{"question":"a"}\r\n\r\n{"question":"b"}\r\n',
    );
    const all = await allOf(questions.questions(file));
    expect(all.map(({ id }) => id)).toEqual([1, 3]);
  });

  test.each([
    [{ text: "?" }, "the record has no question"],
    [{ question: " " }, "`question` is a blank text, expected a text that is not blank"],
    [{ question: null }, "`question` is null, expected a text"],
    [
      { question: "a", prompt: "b" },
      "the record has `question` and `prompt`, expected one of them",
    ],
    [{ turns: [] }, "`turns` is an empty list, expected a list of texts"],
    [{ turns: ["a", " "] }, "`turns[1]` is a blank text, expected a text that is not blank"],
    [{ id: 1.5, question: "?" }, "`id` is a number, expected a text or a whole number"],
    [{ id: " ", question: "?" }, "`id` is a blank text, expected a text or a whole number"],
    [{ question: "?", answer: ["a"] }, "`answer` is a list, expected a text"],
    [{ messages: [{ role: "system", content: "a" }] }, "the role of `messages[0]` is not user"],
    [
      { messages: [{ role: "user", content: [] }] },
      "`messages[0].content` is an empty list, expected a text",
    ],
    [
      { question_id: 81, category: "writing", turns: ["a", "b"] },
      "the record is from MT-Bench's questions, expected questions of your own",
    ],
    [
      { instruction: "a", dataset: "b", output: "c", generator: "d" },
      "the record is from AlpacaEval's answers, expected questions of your own",
    ],
  ])("names the line of %j", async (record, problem) => {
    await expect(questionsIn({ question: "first" }, record)).rejects.toThrow(`line 2: ${problem}.`);
  });

  test("of a list have their position as their id", async () => {
    const file = await writeData("mine.json", '[{"question":"a"},{"question":"b"}]');
    const all = await allOf(questions.questions(file));
    expect(all.map(({ id }) => id)).toEqual([1, 2]);
  });

  test("must have different ids", async () => {
    await expect(questionsIn({ id: 2, question: "a" }, { question: "b" })).rejects.toThrow(
      "line 2: the id 2 is already in line 1.",
    );
  });

  test("are written with their answers", () => {
    const record = {};
    const one: Question = { id: 1, turns: ["Why?"], record };
    const two: Question = { id: "b", turns: ["One?", "Two?"], record };
    const answers = answeredRow(1, "x", "y");
    expect(questions.officialFile("ollama:qwen3:4b")).toBe("answers/ollama-qwen3-4b.jsonl");
    expect(JSON.stringify(questions.officialRecord(one, answers, ""))).toBe(
      '{"id":1,"question":"Why?","answer":"x"}',
    );
    expect(JSON.stringify(questions.officialRecord(two, answers, ""))).toBe(
      '{"id":"b","turns":["One?","Two?"],"answers":["x","y"]}',
    );
  });
});
