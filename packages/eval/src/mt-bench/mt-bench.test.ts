import { describe, expect, test } from "vitest";
import { mtBenchFolder } from "../../test/mt-bench-folder.js";
import { answeredRow, judgedRow } from "../../test/rows.js";
import { allOf, jsonLines, writeData, writeIn } from "../../test/write-data.js";
import type { AnsweredQuestion, BenchmarkTask, JudgedAnswers } from "../index.js";
import { mtBench, readMtBenchAnswers } from "../index.js";
import { mtBenchTasks } from "./mt-bench-tasks.js";

describe("mtBench.questions", () => {
  test("reads questions of two turns with their categories", async () => {
    const questions = await allOf(mtBench.questions(await mtBenchFolder()));
    expect(questions.map(({ id, category, turns }) => [id, category, turns[1]])).toEqual([
      [81, "writing", "Shorten it."],
      [111, "math", "And {3}+3?"],
    ]);
  });

  test("prescribes temperature and output limit", async () => {
    const questions = await allOf(mtBench.questions(await mtBenchFolder()));
    expect(questions.map((question) => mtBench.settingsOf(question))).toEqual([
      { temperature: 0.7, maxOutputTokens: 1024 },
      { temperature: 0, maxOutputTokens: 1024 },
    ]);
  });

  test.each([
    [
      "another benchmark",
      { idx: 1, instruction: "Add.", skill: ["Factuality"] },
      "the record is from FLASK's questions, expected MT-Bench's questions",
    ],
    [
      "no turns",
      { question_id: 1, category: "math" },
      "`turns` is missing, expected a list of texts",
    ],
    [
      "a wrong id",
      { question_id: "a", category: "math", turns: ["?"] },
      "`question_id` is a text, expected a whole number",
    ],
    [
      "a wrong temperature",
      { question_id: 1, category: "math", turns: ["?"], required_temperature: "hot" },
      "`required_temperature` is a text, expected a number",
    ],
  ])("names the line of a record with %s", async (_, record, problem) => {
    const folder = await mtBenchFolder();
    const good = { question_id: 5, category: "math", turns: ["?"] };
    const file = await writeIn(folder, "mt_bench/question.jsonl", jsonLines(good, record));
    await expect(allOf(mtBench.questions(folder))).rejects.toThrow(`${file}, line 2: ${problem}.`);
  });

  test("names a doubled id", async () => {
    const folder = await mtBenchFolder();
    const row = { question_id: 5, category: "math", turns: ["?"] };
    await writeIn(folder, "mt_bench/question.jsonl", jsonLines(row, row));
    await expect(allOf(mtBench.questions(folder))).rejects.toThrow(
      "line 2: the id 5 is already in line 1.",
    );
  });
});

describe("mtBench.officialRecord", () => {
  test("has the keys of FastChat in their order", async () => {
    const [question] = await allOf(mtBench.questions(await mtBenchFolder()));
    const record = mtBench.officialRecord(question!, answeredRow(81, "A line.", "A."), "moa-lite");
    expect(Object.keys(record)).toEqual([
      "question_id",
      "answer_id",
      "model_id",
      "choices",
      "tstamp",
    ]);
    expect(record).toMatchObject({
      question_id: 81,
      answer_id: expect.stringMatching(/^[2-9A-HJ-NP-Za-km-z]{22}$/),
      model_id: "moa-lite",
      choices: [{ index: 0, turns: ["A line.", "A."] }],
    });
  });

  test("is read by readMtBenchAnswers", async () => {
    const [question] = await allOf(mtBench.questions(await mtBenchFolder()));
    const record = mtBench.officialRecord(question!, answeredRow(81, "A line.", "A."), "moa-lite");
    const file = await writeData("moa-lite.jsonl", jsonLines(record));
    expect(await allOf(readMtBenchAnswers(file))).toEqual([
      { id: 81, system: "moa-lite", turns: ["A line.", "A."] },
    ]);
  });
});

describe("readMtBenchAnswers", () => {
  test.each([
    [
      "a blank answer",
      { question_id: 1, model_id: "m", choices: [{ turns: ["a", " "] }] },
      "line 1: `choices[0].turns[1]` is a blank text, expected a text that is not blank",
    ],
    [
      "null as an answer",
      { question_id: 1, model_id: "m", choices: [{ turns: ["a", null] }] },
      "line 1: `choices[0].turns[1]` is null, expected a text",
    ],
    [
      "answers of FLASK",
      { question_id: 1, text: "a" },
      "line 1: the record is from FLASK's answers, expected MT-Bench's answers",
    ],
  ])("names the line with %s", async (_, record, problem) => {
    const file = await writeData("a.jsonl", jsonLines(record));
    await expect(allOf(readMtBenchAnswers(file))).rejects.toThrow(problem);
  });
});

describe("mtBenchTasks", () => {
  test("judges the first turns before the second ones, those with references last", async () => {
    const tasks = await tasksOf();
    expect(tasks.map(({ key, prompt }) => `${key} ${prompt}`)).toEqual([
      "81:1 single-v1",
      "111:1 single-math-v1",
      "81:2 single-v1-multi-turn",
      "111:2 single-math-v1-multi-turn",
    ]);
  });

  test("shows the judge question, answer and reference, with their braces", async () => {
    const tasks = await tasksOf();
    expect(tasks.map(({ user }) => user)).toEqual([
      "Q: Write a line. A: {a} 1",
      "Q: What is 2+2? A: {a} 1 R: 4",
      "Q: Write a line., Shorten it. A: {a} 1, {a} 2",
      "Q: What is 2+2?, And {3}+3? A: {a} 1, {a} 2 R: 4, 6",
    ]);
    expect(tasks[0]?.system).toBe("Judge single-v1.");
  });

  test("reads the rating, and no verdict from nonsense", async () => {
    const [task] = await tasksOf();
    expect(task?.read({ text: "Rating: [[7]]" })).toBe(7);
    expect(task?.read({ text: "Seven." })).toBeUndefined();
  });

  test("records judgments as FastChat does", async () => {
    const [task] = await tasksOf();
    const record = task!.officialRecord(judgedRow(task!, "Rating: [[7]]", 7));
    expect(Object.keys(record)).toEqual([
      "question_id",
      "model",
      "judge",
      "user_prompt",
      "judgment",
      "score",
      "turn",
      "tstamp",
    ]);
    expect(record).toMatchObject({
      question_id: 81,
      model: "moa-lite",
      judge: ["gpt-4", "single-v1"],
      user_prompt: "Q: Write a line. A: {a} 1",
      judgment: "Rating: [[7]]",
      score: 7,
      turn: 1,
    });
  });

  test("names a reference answer that is missing", async () => {
    const folder = await mtBenchFolder();
    const other = { question_id: 9, model_id: "gpt-4", choices: [{ turns: ["a", "b"] }] };
    await writeIn(folder, "mt_bench/reference_answer_gpt-4.jsonl", jsonLines(other));
    await expect(tasksOf(folder)).rejects.toThrow(
      "the data folder has no reference answer for question 111.",
    );
  });
});

async function tasksOf(folder?: string): Promise<BenchmarkTask[]> {
  const dataFolder = folder ?? (await mtBenchFolder());
  const answers = async function* (): AsyncGenerator<AnsweredQuestion> {
    for await (const question of mtBench.questions(dataFolder)) {
      yield { question, answer: answeredRow(question.id, "{a} 1", "{a} 2") };
    }
  };
  const judged: JudgedAnswers = { dataFolder, system: "moa-lite", judge: "gpt-4", answers };
  return allOf(mtBenchTasks(judged));
}
