import { graphFromJson } from "@moagraph/core/graph";
import { readAnswers } from "../../answers/answer-log.js";
import { readManifest } from "../../run-directory/open-run.js";
import { runPaths } from "../../run-directory/run-paths.js";
import { meanUsage } from "./mean-usage.js";
import { readQualities } from "./read-qualities.js";
import type { ScoredRun } from "./scored-run.js";

/**
 * Reads runs with their scores, for the analyses: `run.json`, `answers.jsonl` and the scores in `results`.
 *
 * Answers are not held in memory. A run that was not scored has no qualities. Makes no model calls.
 *
 * @param folders - The run folders, such as those of `out/*`.
 * @returns The runs in the same order.
 * @throws {@link EvalDataError} `INVALID_EVAL_DATA` If a folder is no run folder, or a file in it is broken.
 * @example
 * ```ts
 * import { readScoredRuns } from "@moagraph/eval";
 *
 * async function printAccuracies(folders: string[]): Promise<void> {
 *   for (const { system, qualities } of await readScoredRuns(folders)) {
 *     console.log(system, qualities.accuracy?.value);
 *   }
 * }
 * ```
 */
export async function readScoredRuns(folders: readonly string[]): Promise<ScoredRun[]> {
  const runs: ScoredRun[] = [];
  for (const folder of folders) runs.push(await readScoredRun(folder));
  return runs;
}

async function readScoredRun(folder: string): Promise<ScoredRun> {
  const { system, benchmark, graph, data, limit, seed } = await readManifest(folder);
  return {
    folder,
    system,
    benchmark,
    graph: graphFromJson(graph),
    data,
    ...(limit !== undefined && { limit }),
    ...(seed !== undefined && { seed }),
    qualities: await readQualities(runPaths(folder).results),
    usage: await meanUsage(readAnswers(folder)),
  };
}
