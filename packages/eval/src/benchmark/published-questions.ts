import type { BenchmarkName } from "./benchmark.js";

/** SHA-256 of the ids and texts of the published questions, as `run.json` records it. */
const publishedQuestions: Readonly<Partial<Record<BenchmarkName, string>>> = {
  // tatsu-lab/alpaca_eval@cd543a1, 805 questions
  "alpaca-eval": "9691bd4ac011a893a2d8c8ab8ccee3d1068d04926e955832feb10122b128089e",
  // lm-sys/FastChat@0e6d3e4, 80 questions
  "mt-bench": "f488eeec51238d31603ba79a0baef52aacf5f0ba2690502ef22d269d703fbaff",
  // kaistAI/FLASK@3b4e22b and its copy in togethercomputer/MoA@1b5cab0, 1,740 questions
  flask: "c3c95d97f5b1770e6fbc40fccf8248becf375834e0972a0e9c1528b6b19f262b",
};

/**
 * Returns what a reader must know about a set of questions: that it is not the published one.
 *
 * @param benchmark - Whose questions they are.
 * @param sha256 - SHA-256 of the ids and texts of all questions, from `run.json`.
 * @returns No note for the published questions, and for questions of your own.
 */
export function notesOnQuestions(benchmark: BenchmarkName, sha256: string): string[] {
  const published = publishedQuestions[benchmark];
  if (published === undefined || published === sha256) return [];
  return [
    `The questions are not the published ones of ${benchmark}: their SHA-256 is ${sha256}, expected ${published}. The scores are not comparable with published ones. moagraph eval fetch ${benchmark} downloads the published questions.`,
  ];
}
