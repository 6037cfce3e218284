import type { AnsweredRow } from "../answers/answer-row.js";
import type { Benchmark } from "../benchmark/benchmark.js";
import type { Question } from "../benchmark/question.js";
import { alpacaEvalTasks } from "./alpaca-eval-tasks.js";
import { readAlpacaQuestions } from "./data/alpaca-questions.js";
import { alpacaEvalScore } from "./score/alpaca-eval-score.js";

/**
 * AlpacaEval 2: 805 instructions. A judge compares each answer with that of GPT-4 Turbo (November 2023).
 *
 * Its answers are written as `model_outputs.json`, its judgments as `annotations.json`. AlpacaEval prescribes no
 * settings for answers: those of the graph apply.
 *
 * @see arXiv 2404.04475; tatsu-lab/alpaca_eval
 */
export const alpacaEval: Benchmark = {
  name: "alpaca-eval",
  questions: readAlpacaQuestions,
  settingsOf: () => ({}),
  officialFile: () => "model_outputs.json",
  officialFormat: "json-array",
  officialRecord: alpacaOutputRecord,
  judging: {
    // `weighted_alpaca_eval_gpt4_turbo/configs.yaml` of alpaca_eval.
    settings: { temperature: 1, maxOutputTokens: 1 },
    topLogprobs: 5,
    tasks: alpacaEvalTasks,
    officialFile: () => "annotations.json",
    officialFormat: "json-array",
    score: alpacaEvalScore,
  },
};

/** @see `generate_for_alpaca_eval.py` of togethercomputer/MoA, which writes the keys in this order. */
function alpacaOutputRecord(
  { turns: [instruction], category }: Question,
  { turns: [output] }: AnsweredRow,
  system: string,
): object {
  const dataset = category === undefined ? {} : { dataset: category };
  return { instruction, ...dataset, output, generator: system };
}
