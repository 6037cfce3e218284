import type { Benchmark } from "../src/benchmark/benchmark.js";
import type { Question } from "../src/benchmark/question.js";

/** A benchmark over questions in memory, with files like those of the published ones. */
export function smallBenchmark(
  questions: readonly Question[],
  parts: Partial<Benchmark> = {},
): Benchmark {
  return {
    name: "questions",
    async *questions() {
      yield* questions;
    },
    settingsOf: () => ({}),
    officialFile: (system) => `answers/${system}.jsonl`,
    officialFormat: "json-lines",
    officialRecord: ({ id, turns }, row) => ({ id, question: turns[0], answer: row.turns[0] }),
    ...parts,
  };
}

/** Questions of one turn with the ids from 1. */
export function numberedQuestions(count: number): Question[] {
  return Array.from({ length: count }, (_, index) => {
    const turns = [`What is ${index + 1} times 2?`];
    return { id: index + 1, turns, record: {} };
  });
}
