import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { alpacaFolder, alpacaInstructions } from "../../test/alpaca-data.js";
import { allOf, jsonLines, testFolder, writeIn } from "../../test/write-data.js";
import type { AnsweredRow } from "../answers/answer-row.js";
import type { BenchmarkTask } from "../benchmark/judging.js";
import { alpacaEval } from "./alpaca-eval.js";
import { alpacaEvalTasks } from "./alpaca-eval-tasks.js";
import { isSwitched } from "./is-switched.js";

const usage = { inputTokens: 300, outputTokens: 1, costUsd: 0.003, milliseconds: 250 };
const answer = (id: number, text: string): AnsweredRow => ({
  id,
  turns: [text],
  proposals: [],
  calls: [],
  usage,
});

async function tasksIn(dataFolder: string): Promise<BenchmarkTask[]> {
  const questions = await allOf(alpacaEval.questions(dataFolder));
  async function* answers() {
    for (const question of questions)
      yield { question, answer: answer(Number(question.id), "Mine.") };
  }
  return allOf(alpacaEvalTasks({ dataFolder, system: "mine", judge: "gpt-4", answers }));
}

describe("alpacaEval", () => {
  test("reads the instructions in order, with positions as ids", async () => {
    const questions = await allOf(alpacaEval.questions(await alpacaFolder()));
    expect(questions.map(({ id }) => id)).toEqual(alpacaInstructions.map((_, id) => id));
    expect(questions[0]).toMatchObject({ turns: [alpacaInstructions[0]], category: "one" });
  });

  test("takes the instructions from the baseline's outputs if they have no file", async () => {
    const folder = await testFolder();
    const outputs = [
      { dataset: "one", instruction: "Hi", output: "Hello", generator: "gpt4_1106_preview" },
    ];
    await writeIn(folder, "alpaca_eval/outputs/gpt4_1106_preview.json", JSON.stringify(outputs));
    expect(await allOf(alpacaEval.questions(folder))).toMatchObject([{ id: 0, turns: ["Hi"] }]);
  });

  test("refuses an instruction that comes twice", async () => {
    const folder = await testFolder();
    const twice = jsonLines(
      { instruction: "Hi", dataset: "one" },
      { instruction: "Hi", dataset: "one" },
    );
    await writeIn(folder, "alpaca_eval/instructions.jsonl", twice);
    await expect(allOf(alpacaEval.questions(folder))).rejects.toThrow(
      'line 2: the id "Hi" is already in line 1.',
    );
  });

  test("writes answers with the keys in the order of the published file", () => {
    const question = { id: 0, turns: ["Hi"], category: "one", record: {} };
    const record = alpacaEval.officialRecord(question, answer(0, "Hello"), "mine");
    expect(JSON.stringify(record)).toBe(
      '{"instruction":"Hi","dataset":"one","output":"Hello","generator":"mine"}',
    );
  });
});

describe("alpacaEvalTasks", () => {
  test("shows both outputs, switched for some instructions", async () => {
    const tasks = await tasksIn(await alpacaFolder());
    const texts = tasks.map(({ user }) => user.split("\n").slice(1));
    expect(texts).toEqual(
      alpacaInstructions.map((instruction, id) =>
        isSwitched(instruction)
          ? ["m: Mine.", `M: Answer ${id}.`]
          : [`m: Answer ${id}.`, "M: Mine."],
      ),
    );
    expect(tasks[0]).toMatchObject({
      key: "0",
      question: 0,
      system: "Judge.",
      prompt: "alpaca_eval_clf",
    });
  });

  test("reads the verdict from log-probabilities, or else from the text, for the shown order", async () => {
    for (const task of await tasksIn(await alpacaFolder())) {
      const [mine, baseline] = task.details["isSwitched"] === true ? ["m", "M"] : ["M", "m"];
      const topLogprobs = [
        { token: mine, logprob: Math.log(0.75) },
        { token: baseline, logprob: Math.log(0.25) },
      ];
      expect(task.read({ text: baseline, topLogprobs })).toBeCloseTo(1.75, 14);
      expect(task.read({ text: mine })).toBe(2);
      expect(task.read({ text: baseline })).toBe(1);
      expect(
        task.read({ text: mine, topLogprobs: [{ token: "The", logprob: 0 }] }),
      ).toBeUndefined();
      expect(task.read({ text: "I cannot decide." })).toBeUndefined();
    }
  });

  test("writes annotations with the keys in the order of the published files", async () => {
    const [task] = await tasksIn(await alpacaFolder());
    const judgment = {
      ...task!,
      promptSha256: "00",
      judge: "gpt-4",
      reply: "M",
      topLogprobs: [{ token: "M", logprob: -0.1 }],
      usage,
    };
    const record = task!.officialRecord({ ...judgment, verdict: 2 });
    expect(record).toMatchObject({
      generator_1: "gpt4_1106_preview",
      generator_2: "mine",
      annotator: "gpt-4",
      preference: 2,
    });
    expect(Object.keys(record)).toEqual(
      "instruction output_1 generator_1 dataset output_2 generator_2 annotator preference price_per_example time_per_example raw_completion".split(
        " ",
      ),
    );
    const unclear = { code: "UNCLEAR_VERDICT", message: "…" };
    expect(task!.officialRecord({ ...judgment, unclear })).toMatchObject({
      preference: null,
      unclear,
    });
  });

  test("names the file that is missing, and the command that downloads it", async () => {
    const folder = await alpacaFolder();
    await rm(join(folder, "alpaca_eval/alpaca_eval_clf.txt"));
    await expect(tasksIn(folder)).rejects.toMatchObject({
      message: expect.stringContaining("alpaca_eval/alpaca_eval_clf.txt") as string,
      hint: expect.stringContaining("moagraph eval fetch alpaca-eval") as string,
    });
  });

  test("refuses a baseline that lacks an output", async () => {
    const folder = await alpacaFolder();
    await writeIn(
      folder,
      "alpaca_eval/outputs/gpt4_1106_preview.jsonl",
      jsonLines({ id: 0, output: "One." }),
    );
    await expect(tasksIn(folder)).rejects.toThrow(
      "there is no output for the question with the id 1",
    );
  });
});
