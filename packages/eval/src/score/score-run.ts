// How score/ works: `score-run.ts` finds the judgments in the folder of a run, `score-file.ts` scores a file of
// judgments by the format of its benchmark.

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { benchmarks } from "../benchmark/benchmarks.js";
import { fileNameOf } from "../benchmark/file-name-of.js";
import { judgingOf } from "../benchmark/judging-of.js";
import { EvalInputError } from "../errors/eval-input-error.js";
import type { EvaluationResult } from "../results/evaluation-result.js";
import { readManifest } from "../run-directory/open-run.js";
import { runPaths } from "../run-directory/run-paths.js";

/** What {@link scoreRun} reads. */
export interface ScoreRunOptions {
  /** The folder of the run. */
  readonly folder: string;
  /** The judge whose judgments count. Needed if there are several. */
  readonly judge?: string | undefined;
  /** The data folder, for published tables. */
  readonly dataFolder?: string | undefined;
}

/**
 * Returns the scores of a judged run. Makes no model calls.
 *
 * @param options - The run, and the judge if there are several.
 * @throws {EvalInputError} `INVALID_INPUT` if the run was not judged, not to the end, or by several judges and
 * none is named.
 * @throws {EvalDataError} `INVALID_EVAL_DATA` if a file of the run is missing or broken.
 * @example
 * ```ts
 * import { resultMarkdown, scoreRun } from "@moagraph/eval";
 *
 * async function printScores(folder: string): Promise<void> {
 *   console.log(resultMarkdown(await scoreRun({ folder })));
 * }
 * ```
 */
export async function scoreRun({
  folder,
  judge,
  dataFolder,
}: ScoreRunOptions): Promise<EvaluationResult> {
  const manifest = await readManifest(folder);
  const judging = judgingOf(benchmarks[manifest.benchmark]);
  const name = judge === undefined ? onlyJudge(folder) : fileNameOf(judge);
  const file = join(runPaths(folder).judge(name).folder, judging.officialFile(name));
  if (!existsSync(file)) throw notJudged(folder, name);
  const { system } = manifest;
  return judging.score({ file, system, ...(dataFolder !== undefined && { dataFolder }) });
}

function onlyJudge(folder: string): string {
  const judges = judgesIn(folder);
  const [judge, ...others] = judges;
  if (judge === undefined) throw notJudged(folder, undefined);
  if (others.length === 0) return judge;
  throw new EvalInputError(
    `${folder} has the judgments of ${judges.length} judges: ${judges.join(", ")}.`,
    `Name one of them: moagraph eval score ${folder} --judge ${judge}`,
  );
}

/** The judges of a run, by the names of their folders. */
function judgesIn(folder: string): string[] {
  const judgments = join(folder, "judgments");
  if (!existsSync(judgments)) return [];
  const entries = readdirSync(judgments, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).toSorted();
}

function notJudged(folder: string, judge: string | undefined): EvalInputError {
  const by = judge === undefined ? "" : ` to the end by ${judge}`;
  return new EvalInputError(
    `The answers in ${folder} were not judged${by}.`,
    `Run moagraph eval judge ${folder} --judge MODEL`,
  );
}
