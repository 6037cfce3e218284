import type { JudgmentFile } from "../../benchmark/judging.js";
import { EvalDataError } from "../../data/eval-data-error.js";
import type { EvaluationResult, Table } from "../../results/evaluation-result.js";
import { readLeaderboard } from "../data/leaderboard.js";
import { readLengthControlTables } from "../data/read-length-control-tables.js";
import { winRate } from "../win-rate.js";
import { type AlpacaFigures, alpacaFigures, type JudgedAnnotation } from "./alpaca-figures.js";
import { alpacaNotes } from "./alpaca-notes.js";
import { type AlpacaAnnotation, readAnnotations } from "./annotations.js";
import { averageLength } from "../average-length.js";
import { checkInstructions, type Instructions, readInstructions } from "./asked-instructions.js";
import { figuresTable } from "./figures-table.js";
import { leaderboardPlot, leaderboardTable } from "./leaderboard-table.js";

/** From this share of the instructions on, difficulties are looked up by position, as in the official code. */
const nearlyComplete = 0.9;

/**
 * The score of AlpacaEval 2 from a file of annotations: win rate, standard error, discrete and length-controlled
 * win rate, average length, intervals, and the published leaderboard.
 *
 * Makes no model calls.
 *
 * @param judgments - The file, and the data folder with the published tables. Without the folder, there is no
 *   length-controlled win rate and no leaderboard.
 * @throws {@link EvalDataError} With file and line, if a file is broken, an annotation has no preference, comes
 *   twice, or is of an unknown instruction.
 * @example
 * const { numbers } = await alpacaEvalScore({ file: "annotations.json", dataFolder: "data" });
 * numbers["winRate"] // 59.87
 */
export async function alpacaEvalScore(judgments: JudgmentFile): Promise<EvaluationResult> {
  const { file, dataFolder } = judgments;
  const annotations = await readAnnotations(judgments);
  const [instructions, tables, leaderboard] =
    dataFolder === undefined
      ? []
      : await Promise.all([
          readInstructions(dataFolder),
          readLengthControlTables(dataFolder),
          readLeaderboard(dataFolder),
        ]);
  if (instructions !== undefined) checkInstructions(file, annotations, instructions);
  const count = instructions?.size;
  const byPosition = annotations.length >= nearlyComplete * (count ?? 0);
  const judged = judgedOf(annotations, byPosition ? undefined : instructions);
  if (judged.length === 0) throw nothingJudged(file);
  const lengths = annotations.map(({ length }) => length);
  // A file with a part of the instructions is a sample: the others are not answers of length 0.
  const averaged = averageLength(lengths, byPosition ? count : undefined);
  const figures = { ...alpacaFigures(judged, tables), averageLength: averaged };
  const system = annotations[0]?.system ?? "";
  const parts = { system, figures, published: leaderboard?.rows ?? [] };
  return {
    name: "alpaca-eval",
    title: "AlpacaEval 2",
    numbers: numbersOf(annotations, figures),
    tables: [figuresTable(figures), ...datasetTable(judged), leaderboardTable(parts)],
    plots: [leaderboardPlot(parts)],
    notes: alpacaNotes({ annotations, figures, instructions: count, tables, byPosition }),
  };
}

/** @param instructions - The positions for the difficulties. Without them, the row's own position counts. */
function judgedOf(
  annotations: readonly AlpacaAnnotation[],
  instructions: Instructions | undefined,
): JudgedAnnotation[] {
  return annotations.flatMap(({ preference, ...annotation }, row) => {
    const difficultyRow = instructions?.get(annotation.instruction) ?? row;
    return preference === undefined ? [] : [{ ...annotation, preference, difficultyRow }];
  });
}

function numbersOf(
  annotations: readonly AlpacaAnnotation[],
  { lengthControl, winRateInterval, ...figures }: AlpacaFigures,
): Record<string, unknown> {
  const [first] = annotations;
  const { lengthControlledInterval, ...controlled } = lengthControl ?? notControlled;
  return {
    system: first?.system,
    baseline: first?.baseline,
    judge: first?.annotator ?? null,
    ...figures,
    unclear: annotations.length - figures.total,
    ...controlled,
    intervals: { winRate: winRateInterval, lengthControlledWinRate: lengthControlledInterval },
  };
}

const notControlled = {
  lengthControlledWinRate: null,
  lengthControlledStandardError: null,
  lengthControlledInterval: null,
};

/** The win rate of each group of instructions, if the file names them. */
function datasetTable(judged: readonly JudgedAnnotation[]): Table[] {
  const groups = new Map<string, number[]>();
  for (const { dataset, preference } of judged) {
    if (dataset === undefined) return [];
    const preferences = groups.get(dataset) ?? [];
    preferences.push(preference);
    groups.set(dataset, preferences);
  }
  const rows = [...groups].map(([dataset, preferences]) => {
    const { winRate: rate, standardError, total } = winRate(preferences);
    return { cells: { dataset, winRate: rate, standardError, total } };
  });
  const columns = [
    { key: "dataset", label: "Data set" },
    { key: "winRate", label: "Win rate (%)", digits: 2 },
    { key: "standardError", label: "Standard error", digits: 2 },
    { key: "total", label: "Instructions", digits: 0 },
  ];
  return [{ name: "datasets", title: "Win rate by data set", columns, rows }];
}

function nothingJudged(file: string): EvalDataError {
  return new EvalDataError({
    file,
    problem: "no annotation has a verdict",
    hint: "Choose another judge, or judge again with --retry-unclear.",
  });
}
