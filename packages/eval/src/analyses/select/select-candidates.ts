import { answerLogFile, isAnswered, readAnswers } from "../../answers/answer-log.js";
import type { AnswerRow } from "../../answers/answer-row.js";
import type { QuestionId } from "../../benchmark/question.js";
import { LogReader } from "../../log/log-reader.js";
import { comparableRuns, type ComparedRun } from "../runs/comparable-runs.js";
import { pooledQuality } from "../runs/pooled-quality.js";
import type { MeasureWords } from "../runs/quality.js";
import { modelAlone, proposerVariety } from "../runs/run-shape.js";
import { widestRuns } from "../runs/widest-runs.js";
import type { ScoredRun } from "../runs/scored-run.js";
import type { Candidate } from "./candidate.js";

/** The candidates of some runs, and what their quality is called. */
export interface SelectCandidates {
  readonly candidates: readonly Candidate[];
  readonly words: MeasureWords;
  /** What a reader must know of the runs. */
  readonly notes: readonly string[];
}

/** Diversity changes little beyond this many questions, and all texts of these are in memory. */
const mostQuestions = 500;

/**
 * Reads the models that {@link selectModels} chooses from: those of the runs in which a model answers alone. Their
 * quality as aggregators is that of the runs with two layers and the most proposing models. Their answers are those to the first 500
 * questions that all of them answered. Makes no model calls.
 *
 * @param runs - From {@link readScoredRuns}.
 * @example
 * ```ts
 * import { readScoredRuns, selectCandidates, selectModels } from "@moagraph/eval";
 *
 * async function recommended(folders: string[]): Promise<readonly string[]> {
 *   const { candidates } = await selectCandidates(await readScoredRuns(folders));
 *   return selectModels(candidates).recommendation.proposers;
 * }
 * ```
 */
export async function selectCandidates(runs: readonly ScoredRun[]): Promise<SelectCandidates> {
  const compared = comparableRuns(runs);
  const alone = new Map<string, ComparedRun>();
  for (const run of compared.runs) {
    const model = modelAlone(run.shape);
    if (model !== undefined && !alone.has(model)) alone.set(model, run);
  }
  const answers = await sharedAnswers([...alone.values()].map(({ folder }) => folder));
  return {
    candidates: [...alone].map(([model, { quality }], index) => ({
      model,
      quality: quality.value,
      ...aggregatorQuality(model, compared.runs),
      answers: answers[index] ?? [],
    })),
    words: compared.words,
    notes: compared.notes,
  };
}

function aggregatorQuality(
  model: string,
  runs: readonly ComparedRun[],
): Pick<Candidate, "qualityAsAggregator"> {
  const aggregating = runs.filter(
    ({ shape }) =>
      shape.layers === 2 &&
      shape.output === "aggregator" &&
      shape.aggregator === model &&
      proposerVariety(shape) === "many-models",
  );
  const quality = pooledQuality(widestRuns(aggregating));
  return quality === undefined ? {} : { qualityAsAggregator: quality.value };
}

/** For each folder, its answers to the questions that are answered in all of them, in the same order. */
async function sharedAnswers(folders: readonly string[]): Promise<string[][]> {
  const [first, ...others] = folders;
  if (first === undefined) return [];
  const readers = await Promise.all(others.map((each) => LogReader.open(answerLogFile(each))));
  const texts = folders.map((): string[] => []);
  try {
    for await (const row of readAnswers(first)) {
      const shared = await rowsOf(row, readers);
      shared?.forEach((text, index) => texts[index]?.push(text));
      if (texts[0]?.length === mostQuestions) break;
    }
  } finally {
    await Promise.all(readers.map((reader) => reader.close()));
  }
  return texts;
}

/** The texts of all runs, or nothing if one has no answer. */
async function rowsOf(
  row: AnswerRow,
  readers: readonly LogReader<AnswerRow>[],
): Promise<string[] | undefined> {
  const id: QuestionId = row.id;
  const rows = [row, ...(await Promise.all(readers.map((reader) => reader.rowOf(id))))];
  const answered = rows.flatMap((each) => (each !== undefined && isAnswered(each) ? [each] : []));
  return answered.length === rows.length
    ? answered.map(({ turns }) => turns.join("\n"))
    : undefined;
}
