import { judgingOf } from "../benchmark/judging-of.js";
import type { WorkPlan } from "../asking/work-plan.js";
import { runPaths } from "../run-directory/run-paths.js";
import type { JudgeRunOptions } from "./judge-run.js";
import { planTasks } from "./plan-tasks.js";
import { readSettledTasks } from "./settled-tasks.js";
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
 * @param options - As for {@link judgeRun}.
 * @throws {@link EvalInputError} `INVALID_INPUT` if the benchmark has no judge.
 * @throws {@link EvalDataError} `INVALID_EVAL_DATA` as {@link judgeRun}.
 * @example
 * ```ts
 * import { judgeGraph, mtBench, planJudging } from "@moagraph/eval";
 * import { simulated } from "@moagraph/simulated";
 *
 * async function planMine(): Promise<void> {
 *   const { calls } = await planJudging({
 *     folder: "runs/owl",
 *     benchmark: mtBench,
 *     judge: judgeGraph("simulated:jay", mtBench),
 *     compileOptions: { providers: [simulated()] },
 *   });
 *   console.log(calls);
 * }
 * ```
 */
export async function planJudging(options: PlanJudgingOptions): Promise<WorkPlan> {
  const { folder, benchmark, judge, compileOptions, retryUnclear = false } = options;
  const judging = judgingOf(benchmark);
  const run = await openRunAnswers({ folder, benchmark, source: options.dataFolder });
  try {
    const { manifest, answers } = run;
    const { dataFolder = manifest.data.file } = options;
    const judged = { dataFolder, system: manifest.system, judge: judge.name, answers };
    const judgeFolder = runPaths(folder).judge(judge.name).folder;
    const { has: isSettled } = await readSettledTasks(judgeFolder, retryUnclear);
    return await planTasks({ judge, compileOptions, tasks: judging.tasks(judged), isSettled });
  } finally {
    await run.close();
  }
}
