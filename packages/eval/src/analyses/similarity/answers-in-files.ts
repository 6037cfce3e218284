import { basename } from "node:path";
import { type AlpacaOutput, readAlpacaOutputs } from "../../alpaca-eval/data/alpaca-outputs.js";
import { EvalDataError } from "../../data/eval-data-error.js";
import { EvalInputError } from "../../errors/eval-input-error.js";
import type { QuestionId } from "../../benchmark/question.js";
import type { AggregatedAnswer, PreferredProposal } from "./aggregated-answer.js";

/** Answers of an aggregator and of the models that proposed, each in a file of its own. */
export interface AnswerFiles {
  /** AlpacaEval's `model_outputs.json`, or records with `id` and `output`. `.json` or `.jsonl`, also with `.gz`. */
  readonly answers: string;
  /** Files of the same form, at least two. The name of a model is that of its file, without the endings. */
  readonly proposals: readonly string[];
  /** How much the proposals of each model are preferred, by the name of the model. More is better. */
  readonly scores: Readonly<Record<string, number>>;
}

/**
 * Reads aggregated answers and proposals from published files, for {@link similarityAnalysis}. Makes no model calls.
 *
 * @param files - The files, and the scores of the models. A model without a score has an unknown preference.
 * @throws {@link EvalDataError} `INVALID_EVAL_DATA` With file and line, if a file is broken, or has no output for a
 *   question of `answers`.
 * @throws {@link EvalInputError} `INVALID_INPUT` If there are fewer than two files of proposals.
 * @example
 * ```ts
 * import { aggregatedAnswersInFiles, similarityAnalysis } from "@moagraph/eval";
 *
 * async function correlation(): Promise<unknown> {
 *   const answers = aggregatedAnswersInFiles({
 *     answers: "outputs/Together-MoA.json",
 *     proposals: ["outputs/Qwen1.5-110B-Chat.json", "outputs/dbrx-instruct.json"],
 *     scores: { "Qwen1.5-110B-Chat": 43.9, "dbrx-instruct": 25.4 },
 *   });
 *   return (await similarityAnalysis(answers)).numbers;
 * }
 * ```
 */
export async function* aggregatedAnswersInFiles(
  files: AnswerFiles,
): AsyncGenerator<AggregatedAnswer, void> {
  if (files.proposals.length < 2) throw tooFew();
  const models = await Promise.all(files.proposals.map((file) => readModel(file, files.scores)));
  const aggregator = nameOf(files.answers);
  for await (const { key, output } of readAlpacaOutputs(files.answers)) {
    const proposals = models.map((model) => proposalOf(model, key));
    yield { question: key, aggregator, round: 1, answer: output, proposals };
  }
}

interface Model {
  readonly file: string;
  readonly name: string;
  readonly preference: number | null;
  readonly outputs: ReadonlyMap<QuestionId, string>;
}

async function readModel(file: string, scores: AnswerFiles["scores"]): Promise<Model> {
  const name = nameOf(file);
  const outputs = new Map<QuestionId, string>();
  for await (const { key, output } of readAlpacaOutputs(file)) outputs.set(key, output);
  const preference = Object.hasOwn(scores, name) ? (scores[name] ?? null) : null;
  return { file, name, preference, outputs };
}

/** The name of a file without folder and endings. Points within a model's name stay. */
function nameOf(file: string): string {
  return basename(file).replace(/\.jsonl?(?:\.gz)?$/, "");
}

function proposalOf(
  { file, name, preference, outputs }: Model,
  key: AlpacaOutput["key"],
): PreferredProposal {
  const text = outputs.get(key);
  if (text === undefined) throw noOutput(file, key);
  return { model: name, text, preference };
}

const shownCharacters = 60;

function noOutput(file: string, key: QuestionId): EvalDataError {
  return new EvalDataError({
    file,
    problem: `there is no output for the question ${JSON.stringify(String(key).slice(0, shownCharacters))}`,
    hint: "Pass files of the same questions: all with instructions, or all with ids.",
  });
}

function tooFew(): EvalInputError {
  return new EvalInputError(
    "The similarity to proposals needs at least two files of proposals.",
    "Pass one file for each model that proposed.",
  );
}
