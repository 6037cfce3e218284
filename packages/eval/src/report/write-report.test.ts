import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { parseHTML } from "linkedom";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { anyText } from "../../test/any-text.js";
import { hostile, sampleResult } from "../../test/sample-result.js";
import {
  answerRow,
  failedRow,
  judgmentRow,
  writeJudgments,
  writeQuestions,
  writeRun,
} from "../../test/sample-run.js";
import { writeResult } from "../results/write-result.js";
import { dataBlock } from "./data-block.js";
import { readAnswers, type ShownAnswer } from "./page/shown-answer.js";
import { writeReport } from "./write-report.js";

let folder: string;
let questions: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "moagraph-report-"));
  questions = join(folder, "mine.jsonl");
  await writeQuestions(questions, ["Why is the sky blue?", "What are tides?", "Who was Ada?"]);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function pageIn(path: string): Promise<Document> {
  return parseHTML(await readFile(path, "utf8")).document;
}

/** The answers that the page's script reads. */
async function answersIn(path: string): Promise<ShownAnswer[]> {
  return readAnswers(await pageIn(path));
}

describe("writeReport", () => {
  test("writes every answer with its question and judgments, in the order of the questions", async () => {
    const answers = [answerRow(3, "A countess."), failedRow(2), answerRow(1, "Air scatters blue.")];
    await writeRun(folder, {
      questions,
      answers,
      judgments: [judgmentRow(1, 8), judgmentRow(3, undefined)],
    });
    const written = await writeReport({ folder });
    expect(written).toEqual({
      file: join(folder, "report.html"),
      runs: 1,
      answers: 3,
      results: 0,
      notes: [],
    });
    const shown = await answersIn(written.file);
    expect(
      shown.map(({ row, question, outcome, score }) => [row.id, question?.turns, outcome, score]),
    ).toEqual([
      [1, ["Why is the sky blue?"], "rated", 8],
      [2, ["What are tides?"], "failed", null],
      [3, ["Who was Ada?"], "unclear", null],
    ]);
    expect(shown.map(({ row }) => row)).toEqual(answers.toReversed());
  });

  test("shows the last row of a question that was asked again", async () => {
    const answers = [failedRow(1), answerRow(2, "The moon."), answerRow(1, "Air.")];
    await writeRun(folder, { questions, answers });
    const { file } = await writeReport({ folder });
    expect((await answersIn(file)).map(({ outcome }) => outcome)).toEqual([
      "not judged",
      "not judged",
    ]);
  });

  test("shows several runs, and who won in a comparison", async () => {
    for (const [name, system] of [
      ["a", "recipe"],
      ["b", "model"],
    ] as const) {
      const answers = [1, 2, 3].map((id) => answerRow(id, `${system} ${id}`));
      await writeRun(join(folder, name), { system, questions, answers });
    }
    const [ab, ba] = [{ order: "ab" }, { order: "ba" }];
    await writeJudgments(folder, [
      judgmentRow(1, 1, ab),
      judgmentRow(1, 1, ba),
      judgmentRow(2, 1, ab),
      judgmentRow(2, 0, ba),
      judgmentRow(3, 0, ab),
      judgmentRow(3, 0, ba),
    ]);
    const out = join(folder, "pages", "both.html");
    expect(await writeReport({ folder, out })).toMatchObject({ file: out, runs: 2, results: 0 });
    const shown = await answersIn(out);
    expect(
      shown.map(({ run, row, outcome, score }) => [run.system, row.id, outcome, score]),
    ).toEqual([
      ["recipe", 1, "won", 1],
      ["model", 1, "lost", 0],
      ["recipe", 2, "tie", 0.5],
      ["model", 2, "tie", 0.5],
      ["recipe", 3, "lost", 0],
      ["model", 3, "won", 1],
    ]);
  });

  test("has every table and plot of the results, and marks published rows", async () => {
    await writeResult(join(folder, "results"), sampleResult);
    const { file } = await writeReport({ folder });
    const page = await pageIn(file);
    expect(page.querySelectorAll("svg[role=img]")).toHaveLength(sampleResult.plots.length);
    const rows = [...page.querySelectorAll("table.sortable tbody tr")].map((row) =>
      [...row.querySelectorAll("td")].map((cell) => cell.textContent),
    );
    expect(rows).toEqual([
      ["moa-lite", "59.52", ""],
      ["=</script><img src=x onerror=alert(1)>|`*\\u{202e}\\u{0}", "–", ""],
      ["MoA-Lite", "-57.00", "published: arXiv 2406.04692, table 2a"],
    ]);
  });

  test("lets no text of a model become an element of the page", async () => {
    const answers = [answerRow(1, hostile, `${hostile}<!--`)];
    await writeRun(folder, { system: hostile, questions, answers, judgments: [] });
    await writeResult(join(folder, "results"), {
      ...sampleResult,
      title: hostile,
      notes: [hostile],
    });
    const { file } = await writeReport({ folder });
    const page = await pageIn(file);
    expect(page.querySelectorAll("img, iframe, link, base, form")).toHaveLength(0);
    expect([...page.querySelectorAll("script")].map(({ type }) => type)).toEqual([
      ...["runs", "questions", "answers", "judgments"].map(() => "application/x-ndjson"),
      "",
    ]);
    expect((await answersIn(file)).map(({ row }) => row)).toEqual(answers);
  });

  test("replaces API keys in answers, tables and titles by their names", async () => {
    const key = 'sk-"0123456789';
    await writeRun(folder, { system: key, questions, answers: [answerRow(1, `My key is ${key}`)] });
    await writeResult(join(folder, "results"), { ...sampleResult, notes: [key] });
    const { file } = await writeReport({ folder, keys: [{ name: "OPENAI_API_KEY", text: key }] });
    const html = await readFile(file, "utf8");
    expect(html).not.toContain("0123456789");
    expect(html.split("[OPENAI_API_KEY]").length - 1).toBe(5);
  });

  test("says that the questions have changed since the run, and shows the answers", async () => {
    await writeRun(folder, { questions, answers: [answerRow(1, "Air.")] });
    await writeQuestions(questions, ["Another question?"]);
    const { file, notes } = await writeReport({ folder });
    expect(notes).toEqual([
      `The questions are not shown: \`${questions}\` has changed since the run. Restore it and write the report again.`,
    ]);
    const [answer] = await answersIn(file);
    expect([answer?.question, answer?.row.id]).toEqual([undefined, 1]);
    expect((await pageIn(file)).querySelector(".moa-warning")?.textContent).toBe(notes[0]);
  });

  test("says that the file of questions is gone", async () => {
    await writeRun(folder, { questions, answers: [answerRow(1, "Air.")] });
    await rm(questions);
    const { notes } = await writeReport({ folder });
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(/^The questions are not shown: .*mine\.jsonl/);
  });

  test("says that the path of the questions is relative", async () => {
    await writeRun(folder, { questions, answers: [answerRow(1, "Air.")] });
    const manifest = join(folder, "run.json");
    const text = await readFile(manifest, "utf8");
    await writeFile(manifest, text.replace(JSON.stringify(questions), '"gone.jsonl"'));
    const { notes } = await writeReport({ folder });
    expect(notes).toEqual([
      "The questions are not shown: gone.jsonl: the file does not exist. The path is relative: write the report from the folder in which the answers were generated.",
    ]);
  });

  test("refuses a folder that has nothing to show", async () => {
    const empty = join(folder, "empty");
    await mkdir(empty);
    await expect(writeReport({ folder: empty })).rejects.toMatchObject({
      code: "INVALID_EVAL_DATA",
      message: `${empty}: there is no \`run.json\` and no \`results\` in this folder or in the folders in it.`,
      hint: "Pass the folder of `moagraph eval generate --out`, or the folder that holds several of them.",
    });
  });

  test("names a file that is not a result, and keeps the old page", async () => {
    await writeResult(join(folder, "results"), sampleResult);
    const { file } = await writeReport({ folder });
    const before = await readFile(file, "utf8");
    const broken = join(folder, "results", "mine.json");
    await writeFile(broken, '{"name": 1}');
    await expect(writeReport({ folder })).rejects.toMatchObject({
      message: `${broken}: this is not a result of \`moagraph eval\`.`,
      hint: "Score again, or remove the file from the folder `results`.",
    });
    expect(await readFile(file, "utf8")).toBe(before);
  });

  test("embeds any text so that the script reads the same text", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        let html = "";
        for await (const part of dataBlock("answers", 0, [answerRow(1, text)], [])) html += part;
        const json = html.split("\n")[1] ?? "";
        expect(json).not.toContain("<");
        expect(JSON.parse(json)).toEqual(answerRow(1, text));
      }),
      { numRuns: 100 },
    );
  });
});
