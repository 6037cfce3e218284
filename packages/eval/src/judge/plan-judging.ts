import { judgingOf } from "../benchmark/judging-of.js";
import type { WorkPlan } from "../asking/work-plan.js";
import { runPaths } from "../run-directory/run-paths.js";
import type { JudgeRunOptions } from "./judge-run.js";
import { planTasks } from "./plan-tasks.js";
import { settledKeys } from "./settled-keys.js";
import { openRunAnswers } from "../answers/run-answers.js";

/** What {@link planJudging} needs to know. */
export type PlanJudgingOptions = Pick<
  JudgeRunOptions,
  "benchmark" | "compileOptions" | "dataFolder" | "folder" | "judge" | "retryUnclear"
>;

/**
 * Estimates the calls, tokens and cost of {@link judgeRun}, if every reply has a verdict. Makes no model calls, and
 * writes nothing.
 *
 * @throws {@link EvalInputError} `INVALID_INPUT` if the benchmark has no judge.
 * @throws {@link EvalDataError} `INVALID_EVAL_DATA` as {@link judgeRun}.
 */
export async function planJudging(options: PlanJudgingOptions): Promise<WorkPlan> {
  const { folder, benchmark, judge, compileOptions, retryUnclear = false } = options;
  const judging = judgingOf(benchmark);
  const run = await openRunAnswers({ folder, benchmark, source: options.dataFolder });
  try {
    const { manifest, answers } = run;
    const { dataFolder = manifest.data.file } = options;
    const judged = { dataFolder, system: manifest.system, judge: judge.name, answers };
    const settled = await settledKeys(runPaths(folder).judge(judge.name).folder, retryUnclear);
    const isSettled = ({ key }: { readonly key: string }): boolean => settled.has(key);
    return await planTasks({ judge, compileOptions, tasks: judging.tasks(judged), isSettled });
  } finally {
    await run.close();
  }
}
