import { describe, expect, test } from "vitest";
import { flaskFolder } from "../../test/flask-folder.js";
import { answeredRow, judgedRow } from "../../test/rows.js";
import { allOf, jsonLines, writeData, writeIn } from "../../test/write-data.js";
import type { AnsweredQuestion, BenchmarkTask } from "../index.js";
import { flask, flaskScore, readFlaskAnswers } from "../index.js";
import { flaskTasks } from "./flask-tasks.js";

describe("flask.questions", () => {
  test("reads questions with their first known domain", async () => {
    const questions = await allOf(flask.questions(await flaskFolder()));
    expect(questions.map(({ id, turns, category }) => [id, turns, category])).toEqual([
      [1, ["Add {1} and 1."], "Math"],
      [2, ["Name a king."], undefined],
    ]);
    expect(flask.settingsOf(questions[0]!)).toEqual({});
  });

  test("names the line of MT-Bench's questions", async () => {
    const folder = await flaskFolder();
    const other = { question_id: 81, category: "writing", turns: ["a", "b"] };
    const file = await writeIn(folder, "flask/flask_evaluation.jsonl", jsonLines(other));
    await expect(allOf(flask.questions(folder))).rejects.toThrow(
      `${file}, line 1: the record is from MT-Bench's questions, expected FLASK's questions.`,
    );
  });
});

describe("flask.officialRecord", () => {
  test("has the keys of FLASK in their order, and is read by readFlaskAnswers", async () => {
    const [question] = await allOf(flask.questions(await flaskFolder()));
    const record = flask.officialRecord(question!, answeredRow(1, "2"), "moa-lite");
    expect(JSON.stringify(record)).toBe('{"question_id":1,"text":"2"}');
    const file = await writeData("moa-lite.jsonl", jsonLines(record));
    expect(await allOf(readFlaskAnswers(file))).toEqual([{ id: 1, text: "2" }]);
  });
});

describe("readFlaskAnswers", () => {
  test.each([
    [{ question_id: 1, text: " " }, "line 1: `text` is a blank text"],
    [{ question_id: 1, text: null }, "line 1: `text` is null, expected a text"],
  ])("names the line of %j", async (record, problem) => {
    const file = await writeData("a.jsonl", jsonLines(record));
    await expect(allOf(readFlaskAnswers(file))).rejects.toThrow(problem);
  });
});

describe("flaskTasks", () => {
  test("shows the judge the skills of the question, its reference and the answer", async () => {
    const tasks = await tasksOf();
    const levels = "\nScore 1: a\nScore 2: b\nScore 3: c\nScore 4: d\nScore 5: e\n\n";
    expect(tasks.map(({ user }) => user)).toEqual([
      `Rate. \nFactuality: True?${levels}\nLogical Robustness: Robust?${levels}[Add {1} and 1.|2|answer 1|3]`,
      `Rate. \nFactuality: True?${levels}[Name a king.||answer 2|3]`,
    ]);
    expect(tasks.map(({ key, system, prompt }) => [key, system, prompt])).toEqual([
      ["1", "You review.", "prompt-2"],
      ["2", "You review.", "prompt-2"],
    ]);
  });

  test("reads the scores, and no verdict from nonsense", async () => {
    const [task] = await tasksOf();
    expect(task?.read({ text: "{'Factuality': 4, 'Readability': 'NA'}" })).toEqual({
      factuality: 4,
      readability: "N/A",
    });
    expect(task?.read({ text: "Four." })).toBeUndefined();
    expect(task?.read({ text: "{'Factuality': [4]}" })).toBeUndefined();
  });

  test("records reviews as FLASK does", async () => {
    const [task] = await tasksOf();
    const record = task!.officialRecord(judgedRow(task!, "{'Factuality': 4}", { factuality: 4 }));
    expect(Object.keys(record)).toEqual([
      "idx",
      "instruction",
      "answer",
      "task",
      "skill",
      "domain",
      "difficulty",
      "target_txt",
      "review",
      "score",
      "total_tokens_step4",
    ]);
    expect(record).toMatchObject({
      target_txt: "answer 1",
      review: "{'Factuality': 4}",
      score: { factuality: 4 },
      total_tokens_step4: 25,
    });
  });

  test("names a skill without description", async () => {
    const folder = await flaskFolder();
    await writeIn(folder, "flask/skillset_description.json", "[]");
    await expect(tasksOf(folder)).rejects.toThrow(
      'The skill "Factuality" has no description. Skills: .',
    );
  });
});

describe("flaskScore", () => {
  test("gives skills, domains and difficulties of a file of reviews", async () => {
    const tasks = await tasksOf();
    const replies = ["{'Factuality': 4, 'Logical Robustness': 'N/A'}", "No scores."];
    const records = tasks.map((task, index) =>
      task.officialRecord(judgedRow(task, replies[index] ?? "")),
    );
    const file = await writeData("gpt-4_review.jsonl", jsonLines(...records));
    const { numbers, notes, tables, plots } = await flaskScore({ file, system: "moa-lite" });
    expect(numbers).toMatchObject({
      system: "moa-lite",
      reviews: 2,
      empty: 1,
      skills: [
        { skill: "robustness", mean: null },
        { skill: "factuality", mean: 4 },
      ],
      intervals: { factuality: [4, 4] },
      domains: [{ domain: "Math", mean: 4 }],
    });
    expect(notes).toMatchInlineSnapshot(`
      [
        "1 of 2 reviews have no scores and add nothing: questions 2.",
        "Scores that are N/A and add nothing: 1.",
        "Of the 1,740 published questions, 1738 have no review: 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 1728 more. The scores are not comparable with published ones.",
      ]
    `);
    expect(tables.map(({ name }) => name)).toEqual([
      "systems",
      "skills",
      "domains",
      "difficulties",
    ]);
    expect(tables[0]?.rows[1]).toMatchObject({
      cells: { system: "MoA", correctness: 4.42 },
      published: "arXiv 2406.04692v1, figure 3, read from the plot (±0.03)",
    });
    expect(plots[0]).toMatchObject({ type: "radar", from: 3, to: 5 });
  });

  test("reads the published files of kaistAI/FLASK, which name their fields otherwise", async () => {
    const review = {
      question_id: 7,
      text: "?",
      domain_labeled: ["History"],
      difficulty_labeled: "expert level knowledge",
      review: "…",
      score: { factuality: 3 },
    };
    const file = await writeData("chatgpt_review.jsonl.gz", jsonLines(review));
    const { numbers } = await flaskScore({ file });
    expect(numbers).toMatchObject({
      system: "chatgpt_review",
      domains: [{ domain: "History", mean: 3 }],
    });
  });

  test("names a doubled review", async () => {
    const review = { idx: 1, review: "{'Factuality': 4}" };
    const file = await writeData("a.jsonl", jsonLines(review, review));
    await expect(flaskScore({ file })).rejects.toThrow("line 2: the id 1 is already in line 1.");
  });
});

async function tasksOf(folder?: string): Promise<BenchmarkTask[]> {
  const dataFolder = folder ?? (await flaskFolder());
  const answers = async function* (): AsyncGenerator<AnsweredQuestion> {
    for await (const question of flask.questions(dataFolder)) {
      yield { question, answer: answeredRow(question.id, `answer ${question.id}`) };
    }
  };
  return allOf(flaskTasks({ dataFolder, system: "moa-lite", judge: "gpt-4", answers }));
}
