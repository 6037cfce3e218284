import { join } from "node:path";
import type { GraphSpec } from "@moagraph/core/graph";
import type { Benchmark } from "../benchmark/benchmark.js";
import { judgingOf } from "../benchmark/judging-of.js";
import type { BenchmarkTask, JudgedAnswers, Judging } from "../benchmark/judging.js";
import { LogReader } from "../log/log-reader.js";
import { runPaths } from "../run-directory/run-paths.js";
import { writeOfficialFile } from "../run-directory/write-official-file.js";
import { judgeAll } from "./judge-all.js";
import { judgmentLogFile } from "./judgment-log.js";
import type { JudgeOptions } from "./judge-options.js";
import type { JudgeRunSummary } from "./judge-summary.js";
import type { JudgmentRow } from "./judgment-row.js";
import { promptDigest } from "./prompt-digest.js";
import { openRunAnswers, type RunAnswers } from "../answers/run-answers.js";

/** Options of {@link judgeRun}. */
export interface JudgeRunOptions extends JudgeOptions {
  /** The folder of a run, from `generate`. */
  readonly folder: string;
  readonly benchmark: Benchmark;
  /** The judge, from `judgeGraph(model, benchmark)`. Its name is the judge's name. */
  readonly judge: GraphSpec;
  /** The data folder, with the judge's prompts. @defaultValue that of the run */
  readonly dataFolder?: string | undefined;
}

/**
 * Judges the answers of a run with the benchmark's tasks, and writes the benchmark's own file of judgments into
 * `judgments/<judge>` of the run's folder. It is resumed like {@link judgeAll}.
 *
 * Answers stay as they are. Questions without an answer are named in the summary.
 *
 * @param options - The run, its benchmark and the judge.
 * @throws {@link EvalInputError} `INVALID_INPUT` if the benchmark has no judge.
 * @throws {@link EvalDataError} `INVALID_EVAL_DATA` if the folder has no run of the benchmark, or the data are not
 * those of the run.
 * @example
 * ```ts
 * import { judgeGraph, judgeRun, mtBench } from "@moagraph/eval";
 * import { simulated } from "@moagraph/simulated";
 *
 * async function judgeMine(): Promise<void> {
 *   const { end } = await judgeRun({
 *     folder: "runs/owl",
 *     benchmark: mtBench,
 *     judge: judgeGraph("simulated:jay", mtBench),
 *     compileOptions: { providers: [simulated()] },
 *   });
 *   console.log(end);
 * }
 * ```
 */
export async function judgeRun(options: JudgeRunOptions): Promise<JudgeRunSummary> {
  const { folder, benchmark, dataFolder } = options;
  const judging = judgingOf(benchmark);
  const run = await openRunAnswers({ folder, benchmark, source: dataFolder });
  try {
    return await judgeAnswers(options, run, judging);
  } finally {
    await run.close();
  }
}

async function judgeAnswers(
  options: JudgeRunOptions,
  { manifest, answers, unanswered }: RunAnswers,
  judging: Judging,
): Promise<JudgeRunSummary> {
  const { judge, dataFolder = manifest.data.file } = options;
  const { system } = manifest;
  const judged: JudgedAnswers = { dataFolder, system, judge: judge.name, answers };
  const folder = runPaths(options.folder).judge(judge.name).folder;
  const tasks = (): AsyncIterable<BenchmarkTask> => judging.tasks(judged);
  const summary = await judgeAll({ ...options, folder, tasks });
  if (summary.end === "stopped") return { ...summary, unanswered };
  const isComplete = summary.missing === 0 && unanswered.length === 0;
  const officialFile = await writeOfficialJudgments({ folder, judging, judge, tasks, isComplete });
  return { ...summary, unanswered, officialFile };
}

interface OfficialJudgments {
  readonly folder: string;
  readonly judging: Judging;
  readonly judge: GraphSpec;
  readonly tasks: () => AsyncIterable<BenchmarkTask>;
  readonly isComplete: boolean;
}

async function writeOfficialJudgments(options: OfficialJudgments): Promise<string> {
  const { folder, judging, judge, isComplete } = options;
  const log = await LogReader.open(judgmentLogFile(folder));
  try {
    return await writeOfficialFile({
      path: join(folder, judging.officialFile(judge.name)),
      format: judging.officialFormat,
      records: officialRecords(options.tasks(), log),
      isComplete,
    });
  } finally {
    await log.close();
  }
}

async function* officialRecords(
  tasks: AsyncIterable<BenchmarkTask>,
  log: LogReader<JudgmentRow>,
): AsyncGenerator<object> {
  for await (const task of tasks) {
    const row = await log.rowOf(task.key);
    if (row?.promptSha256 === promptDigest(task)) yield task.officialRecord(row);
  }
}
