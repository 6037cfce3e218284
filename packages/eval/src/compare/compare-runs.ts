import type { GraphSpec } from "@moagraph/core/graph";
import type { EvaluationResult } from "../results/evaluation-result.js";
import { judgeAll } from "../judge/judge-all.js";
import type { JudgeOptions } from "../judge/judge-options.js";
import type { JudgeSummary } from "../judge/judge-summary.js";
import type { JudgeTask } from "../judge/judge-task.js";
import { readJudgments } from "../judge/judgment-log.js";
import type { JudgmentRow } from "../judge/judgment-row.js";
import { promptDigest } from "../judge/prompt-digest.js";
import { runPaths } from "../run-directory/run-paths.js";
import { comparisonOfRuns } from "./comparison-of-runs.js";
import { judgedOutcomes } from "./pairwise/judged-outcomes.js";
import { pairwiseTasks } from "./pairwise/pairwise-tasks.js";
import { openRunPairs, type RunFolders, type RunPairs } from "./run-pairs.js";

/** Options of {@link compareRuns}. */
export interface CompareRunsOptions extends RunFolders, JudgeOptions {
  /** The judge: `modelGraph(model, { temperature: 0 })`, or any other graph. */
  readonly judge: GraphSpec;
  /** The folder of the comparison. Judgments are recorded below `judgments`. It is created if it is missing. */
  readonly folder: string;
  /** @defaultValue `0` */
  readonly seed?: number | undefined;
}

/** How the judge ended, and the comparison if it judged at least one question in both orders. */
export interface RunComparison {
  readonly judging: JudgeSummary;
  /** Absent if the judge was stopped before. */
  readonly result?: EvaluationResult;
}

/**
 * Compares the answers of two runs on the same questions by a judge that sees each pair in both orders. It is resumed
 * like {@link judgeAll}.
 *
 * Makes two calls to the judge for each question that both answered.
 *
 * @param options - The runs, the judge, and the folder for its judgments.
 * @throws {@link EvalInputError} `INVALID_INPUT` If the runs have different questions, or no question has an outcome.
 * @throws {@link EvalDataError} `INVALID_EVAL_DATA` If a folder has no run of the benchmark.
 * @example
 * ```ts
 * import { benchmarks, compareRuns, modelGraph } from "@moagraph/eval";
 * import { openai } from "@moagraph/openai";
 *
 * async function printComparison(folderA: string, folderB: string): Promise<void> {
 *   const { result } = await compareRuns({
 *     folderA,
 *     folderB,
 *     benchmark: benchmarks.questions,
 *     judge: modelGraph("openai:gpt-4o", { temperature: 0 }),
 *     compileOptions: { providers: [openai()] },
 *     folder: "comparison",
 *   });
 *   console.log(result?.notes[0]);
 * }
 * ```
 */
export async function compareRuns(options: CompareRunsOptions): Promise<RunComparison> {
  const { judge, seed } = options;
  const runs = await openRunPairs(options);
  const folder = runPaths(options.folder).judge(judge.name).folder;
  try {
    const judging = await judgeAll({ ...options, folder, tasks: () => tasksOf(runs) });
    if (judging.end === "stopped") return { judging };
    const outcomes = judgedOutcomes(await rowsOf(runs, folder));
    const by = { ...outcomes, comparedBy: judge.name, seed };
    return { judging, result: await comparisonOfRuns(options, runs, by) };
  } finally {
    await runs.close();
  }
}

async function* tasksOf({ pairs }: RunPairs): AsyncGenerator<JudgeTask> {
  for await (const pair of pairs()) yield* pairwiseTasks(pair);
}

/** The judgments of the present answers. Those of earlier ones stay in the log. */
async function rowsOf(runs: RunPairs, folder: string): Promise<JudgmentRow[]> {
  const rows = new Map<string, JudgmentRow>();
  for await (const row of readJudgments(folder)) rows.set(row.key, { ...row, reply: "" });
  const present: JudgmentRow[] = [];
  for await (const task of tasksOf(runs)) {
    const row = rows.get(task.key);
    if (row?.promptSha256 === promptDigest(task)) present.push(row);
  }
  return present;
}
