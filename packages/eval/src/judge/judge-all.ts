// How judge/ works: `judge-run.ts` judges the answers in a run's folder, with the benchmark's tasks.
// `judge-all.ts` judges any tasks and records them in a log (`../asking/`), `ask-judge.ts` judges one.
import { compile } from "@moagraph/core";
import { askAll, type Asked } from "../asking/ask-all.js";
import { checkLimits, checkPrices } from "../asking/check-limits.js";
import { filtered } from "../asking/filtered.js";
import { knownModels, unpricedModels } from "../asking/known-models.js";
import { Tally } from "../asking/tally.js";
import type { AppendLog } from "../log/append-log.js";
import { askJudge } from "./ask-judge.js";
import type { JudgeAllOptions } from "./judge-options.js";
import type { JudgeSummary } from "./judge-summary.js";
import type { JudgeTask } from "./judge-task.js";
import { judgmentRows, openJudgmentLog } from "./judgment-log.js";
import type { JudgmentRow } from "./judgment-row.js";
import { openJudgeFolder } from "./open-judge-folder.js";
import { SettledTasks } from "./settled-tasks.js";
import { TaskCost } from "./task-cost.js";

/**
 * Asks a judge about all tasks, and records the judgments in a folder.
 *
 * Each judgment is on disk as soon as it is there: neither ^C nor `kill -9` loses one. A second start asks only
 * what is missing, and tasks whose prompt has changed, such as for another answer. A judge that names no verdict is asked once more, and then counted as unclear. Reasoning of
 * the judge is no part of its reply.
 *
 * Makes one call for each missing task with a plain model as the judge, and another one for each reply without
 * a verdict.
 *
 * @param options - The judge, its tasks and its folder.
 * @returns How it ended, with the tasks that have no verdict. {@link readJudgments} reads the judgments.
 * @throws {@link RunBusyError} `EVAL_RUN_BUSY` if another process works in the folder.
 * @throws {@link RunChangedError} `INVALID_SETTING` if the folder has the judgments of another judge.
 * @throws {@link EvalDataError} `INVALID_EVAL_DATA` if a file of the folder is broken.
 * @throws {MoaError} `UNKNOWN_PRICE` with `maxCostUsd`, if the price of a model is unknown.
 * @example
 * ```ts
 * import { judgeAll, type JudgeTask, modelGraph } from "@moagraph/eval";
 * import { simulated } from "@moagraph/simulated";
 *
 * async function judgeTasks(tasks: () => AsyncIterable<JudgeTask>): Promise<void> {
 *   const judge = modelGraph("simulated:jay", { temperature: 0 });
 *   const compileOptions = { providers: [simulated()] };
 *   const { end } = await judgeAll({ judge, tasks, folder: "judged", compileOptions });
 *   console.log(end);
 * }
 * ```
 */
export async function judgeAll(options: JudgeAllOptions): Promise<JudgeSummary> {
  checkLimits(options);
  if (options.maxCostUsd !== undefined) checkPrices(options.judge, options.compileOptions);
  const lock = await openJudgeFolder(options.folder, options.judge);
  try {
    return await judgeIn(options);
  } finally {
    await lock.release();
  }
}

async function judgeIn(options: JudgeAllOptions): Promise<JudgeSummary> {
  const tally = new Tally(judgmentRows);
  const settled = new SettledTasks();
  const onRow = (row: JudgmentRow): void => {
    tally.count(row);
    settled.add(row);
  };
  const log = await openJudgmentLog(options.folder, { onRow });
  try {
    const asked = await askMissing(options, { log, tally, settled });
    return summary(options, { log, tally, ...asked });
  } finally {
    await log.close();
  }
}

/** What a folder has when it is opened. */
interface Judgments {
  readonly log: AppendLog<JudgmentRow>;
  readonly tally: Tally<JudgmentRow>;
  readonly settled: SettledTasks;
}

async function askMissing(
  options: JudgeAllOptions,
  { log, tally, settled }: Judgments,
): Promise<Asked> {
  const { judge, compileOptions, concurrency = 16, maxCostUsd, tasks } = options;
  const app = compile(judge, compileOptions);
  const secondNamespace = `${compileOptions.cacheNamespace ?? ""}:second`;
  const costs = new TaskCost(judge, knownModels(compileOptions));
  const isMissing = (task: JudgeTask): boolean =>
    !settled.has(task) || (options.retryUnclear === true && tally.failures.has(task.key));
  return askAll({
    items: filtered(tasks(), isMissing),
    isSettled: settled.has,
    ask: (task, signal) => askJudge({ app, judge: judge.name, secondNamespace, task, signal }),
    log,
    tally,
    ...(await counted(tasks(), settled)),
    concurrency,
    cost: maxCostUsd === undefined ? undefined : { maxUsd: maxCostUsd, worstUsdOf: costs.of },
    signal: options.signal,
    onProgress: options.onProgress,
  });
}

interface TaskCount {
  readonly total: number;
  readonly done: number;
}

async function counted(tasks: AsyncIterable<JudgeTask>, settled: SettledTasks): Promise<TaskCount> {
  let [total, done] = [0, 0];
  for await (const task of tasks) {
    total += 1;
    if (settled.has(task)) done += 1;
  }
  return { total, done };
}

interface Work extends Asked {
  readonly log: AppendLog<JudgmentRow>;
  readonly tally: Tally<JudgmentRow>;
}

function summary(
  { judge, compileOptions }: JudgeAllOptions,
  { log, tally, end, progress }: Work,
): JudgeSummary {
  const { total, done, failed, costUsd } = progress;
  return {
    end: endOf(end, failed),
    total,
    judged: done - failed,
    unclear: [...tally.failures].map(([key, reason]) => ({ key: String(key), ...reason })),
    missing: total - done,
    costUsd,
    unpricedModels: unpricedModels(judge, compileOptions),
    ...(log.cut !== undefined && { cut: log.cut }),
  };
}

function endOf(end: Asked["end"], failed: number): JudgeSummary["end"] {
  if (end === "signal") return "stopped";
  if (end === "cost-limit") return "cost-limit";
  return failed === 0 ? "complete" : "unclear";
}
