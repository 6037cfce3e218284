import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compile } from "@moagraph/core";
import { benchmarks, generate, type Progress } from "@moagraph/eval";
import pMap from "p-map";
import type { Panel } from "./panels.js";
import { questionText, writeQuestions } from "./question-file.js";

/** A program that asks a graph many questions, 16 at once. */
export type ProgramName = "invoke" | "generate";

/** What a program works on. */
export interface Answering extends Panel {
  readonly questions: number;
  /** Called after each answer, with the number of answers. @defaultValue not called */
  readonly onAnswer?: (answers: number) => void;
}

const concurrency = 16;

/** The programs that are compared. Each throws unless all questions are answered. */
export const programs: Readonly<Record<ProgramName, (answering: Answering) => Promise<void>>> = {
  invoke: answerInALoop,
  generate: answerInARun,
};

/** Keeps nothing of an answer. */
async function answerInALoop(answering: Answering): Promise<void> {
  const { questions, graph, compileOptions, onAnswer } = answering;
  const app = compile(graph, compileOptions);
  let answers = 0;
  await pMap(
    numbersTo(questions),
    async (number) => {
      await app.invoke({ messages: [{ role: "user", content: questionText(number) }] });
      onAnswer?.((answers += 1));
    },
    { concurrency },
  );
}

function* numbersTo(last: number): Generator<number> {
  for (let number = 1; number <= last; number += 1) yield number;
}

/** Reads the questions from a file, and records each answer with its proposals durably. */
async function answerInARun(answering: Answering): Promise<void> {
  const { questions, graph, compileOptions, onAnswer } = answering;
  const folder = await mkdtemp(join(tmpdir(), "moagraph-bench-eval-"));
  try {
    const source = join(folder, "questions.jsonl");
    await writeQuestions(source, questions);
    const { end } = await generate({
      benchmark: benchmarks.questions,
      source,
      graph,
      compileOptions,
      folder: join(folder, "run"),
      concurrency,
      onProgress: ({ done }: Progress) => onAnswer?.(done),
    });
    if (end !== "complete") throw new Error(`generate ended with ${end}.`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
