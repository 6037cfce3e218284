import type { BenchmarkName, CheckerName, EvaluationResult } from "@moagraph/eval";
import { existingPath } from "../../eval/existing-path.js";
import { jsonOutcome } from "../../eval/json-outcome.js";
import { type Evaluation, loadEvaluation } from "../../eval/load-evaluation.js";
import { printResult } from "../../eval/print-result.js";
import { type EvalOptions, usualData } from "../../options/eval-options.js";
import { orStopped } from "../../process/or-stopped.js";
import type { Stop } from "../../process/stop.js";

/** The options of `moagraph eval score`. */
export interface ScoreCommandOptions extends EvalOptions {
  /** The judge whose judgments count. */
  readonly judge?: string;
  /** The format of a file. */
  readonly benchmark?: BenchmarkName;
  /** Whose judgments of a file count. */
  readonly system?: string;
  /** How answers are compared with the correct ones. */
  readonly checker?: CheckerName;
}

const hint = "Pass the folder of a run that was judged, or a benchmark's file of judgments.";

const needed = [
  "accuracyOfRun",
  "benchmarks",
  "readManifest",
  "resultMarkdown",
  "scoreFile",
  "scoreRun",
  "writeResult",
] as const;

type Scoring = Pick<Evaluation, (typeof needed)[number]>;

/** Prints the scores of a run, or of a file of judgments. Those of a run are written to its `results/`. */
export async function score(
  source: string,
  options: ScoreCommandOptions,
  { signal }: Stop,
): Promise<void> {
  const isJson = options.json ?? false;
  await jsonOutcome({ isJson, signal }, async () => {
    const evaluation = await loadEvaluation(...needed);
    const isRun = existingPath(source, hint).isDirectory();
    const scored = isRun ? scoredRun : scoredFile;
    const result = await orStopped(signal, scored(source, options, evaluation));
    const folder = isRun ? source : undefined;
    return { found: await printResult(result, { evaluation, folder, isJson }) };
  });
}

async function scoredRun(
  folder: string,
  { judge, checker, data: dataFolder }: ScoreCommandOptions,
  evaluation: Scoring,
): Promise<EvaluationResult> {
  const { benchmark, data } = await evaluation.readManifest(folder);
  if (checker === undefined) {
    return evaluation.scoreRun({ folder, judge, dataFolder: dataFolder ?? data.file });
  }
  const from = { folder, checker, source: dataFolder };
  return evaluation.accuracyOfRun({ ...from, benchmark: evaluation.benchmarks[benchmark] });
}

async function scoredFile(
  file: string,
  { benchmark, system, data: dataFolder = usualData }: ScoreCommandOptions,
  evaluation: Scoring,
): Promise<EvaluationResult> {
  return evaluation.scoreFile({
    file,
    dataFolder,
    ...(benchmark !== undefined && { benchmark }),
    ...(system !== undefined && { system }),
  });
}
