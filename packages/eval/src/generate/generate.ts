// How generate/ works: `generate.ts` opens the run's folder, asks what is missing (`../asking/`) and writes the
// benchmark's own file (`official-answers.ts`). `plan-generation.ts` estimates the same beforehand.
import { answerRows, openAnswerLog } from "../answers/answer-log.js";
import type { AnswerRow } from "../answers/answer-row.js";
import { askQuestion } from "../answers/ask-question.js";
import { askAll, type Asked } from "../asking/ask-all.js";
import { checkLimits, checkPrices } from "../asking/check-limits.js";
import { filtered } from "../asking/filtered.js";
import { knownModels, unpricedModels } from "../asking/known-models.js";
import { Tally } from "../asking/tally.js";
import type { Question } from "../benchmark/question.js";
import type { AppendLog } from "../log/append-log.js";
import { openRun } from "../run-directory/open-run.js";
import { type AskedQuestions, askedQuestions } from "./asked-questions.js";
import type { GenerateOptions } from "./generate-options.js";
import { runRequest } from "./run-request.js";
import type { GenerateSummary } from "./generate-summary.js";
import { GraphsBySettings } from "./graphs-by-settings.js";
import { writeOfficialAnswers } from "./official-answers.js";
import { QuestionCost } from "./question-cost.js";

/**
 * Answers the questions of a benchmark with a graph, and records the answers in a folder.
 *
 * Each answer is on disk as soon as it is there: neither ^C nor `kill -9` loses one. A second start with the same
 * settings asks only what is missing. Questions are streamed, so memory does not grow with their number. A
 * question that fails is recorded with its reason, and the others are asked.
 *
 * Makes the model calls of the graph for each turn of each missing question; {@link planGeneration} counts them.
 *
 * @param options - The questions, the graph and the folder.
 * @returns How it ended, with the questions that failed, and the file in the benchmark's own format.
 * @throws {@link RunChangedError} `INVALID_SETTING` if the folder has another run.
 * @throws {@link RunBusyError} `EVAL_RUN_BUSY` if another process works in the folder.
 * @throws {@link EvalDataError} `INVALID_EVAL_DATA` if a file of the questions or of the folder is broken.
 * @throws {MoaError} `UNKNOWN_PRICE` with `maxCostUsd`, if the price of a model is unknown.
 * @example
 * ```ts
 * import { generate, modelGraph, questions } from "@moagraph/eval";
 * import { simulated } from "@moagraph/simulated";
 *
 * async function answerMine(): Promise<void> {
 *   const { end, officialFile } = await generate({
 *     benchmark: questions,
 *     source: "mine.jsonl",
 *     graph: modelGraph("simulated:owl"),
 *     compileOptions: { providers: [simulated()] },
 *     folder: "runs/owl",
 *   });
 *   console.log(end, officialFile);
 * }
 * ```
 */
export async function generate(options: GenerateOptions): Promise<GenerateSummary> {
  checkLimits(options);
  if (options.maxCostUsd !== undefined) checkPrices(options.graph, options.compileOptions);
  const asked = await askedQuestions(options);
  const { graph, folder, system = graph.name } = options;
  const run = await openRun(folder, runRequest(options, asked));
  try {
    return await generateIn({ ...options, system }, asked);
  } finally {
    await run.release();
  }
}

type NamedOptions = GenerateOptions & { readonly system: string };

async function generateIn(options: NamedOptions, asked: AskedQuestions): Promise<GenerateSummary> {
  const tally = new Tally(answerRows);
  const log = await openAnswerLog(options.folder, { onRow: tally.count });
  try {
    const work = { asked, log, tally };
    return await summary(options, { ...work, ...(await askMissing(options, work)) });
  } finally {
    await log.close();
  }
}

interface Work {
  readonly asked: AskedQuestions;
  readonly log: AppendLog<AnswerRow>;
  readonly tally: Tally<AnswerRow>;
}

function askMissing(options: NamedOptions, { asked, log, tally }: Work): Promise<Asked> {
  const { benchmark, graph, compileOptions, concurrency = 16, maxCostUsd } = options;
  const graphs = new GraphsBySettings(graph, compileOptions);
  const costs = new QuestionCost(graphs, benchmark, knownModels(compileOptions));
  const isMissing = ({ id }: Question): boolean =>
    !log.has(id) || (options.retryFailed === true && tally.failures.has(id));
  return askAll({
    items: filtered(asked.questions(), isMissing),
    isSettled: ({ id }) => log.has(id),
    ask: (question, signal) => {
      const { app } = graphs.of(benchmark.settingsOf(question));
      return askQuestion({ app, question, signal });
    },
    log,
    tally,
    done: log.size,
    total: asked.data.questions,
    concurrency,
    cost: maxCostUsd === undefined ? undefined : { maxUsd: maxCostUsd, worstUsdOf: costs.of },
    signal: options.signal,
    onProgress: options.onProgress,
  });
}

async function summary(
  options: NamedOptions,
  { asked, log, tally, end, progress }: Work & Asked,
): Promise<GenerateSummary> {
  const { total, done, failed, costUsd } = progress;
  const isComplete = done - failed === total;
  const officialFile =
    end === "signal"
      ? undefined
      : await writeOfficialAnswers({ ...options, questions: asked.questions(), log, isComplete });
  return {
    end: endOf(end, failed),
    total,
    answered: done - failed,
    failed: [...tally.failures].map(([id, reason]) => ({ id, ...reason })),
    missing: total - done,
    costUsd,
    unpricedModels: unpricedModels(options.graph, options.compileOptions),
    ...(officialFile !== undefined && { officialFile }),
    ...(log.cut !== undefined && { cut: log.cut }),
  };
}

function endOf(end: Asked["end"], failed: number): GenerateSummary["end"] {
  if (end === "signal") return "stopped";
  if (end === "cost-limit") return "cost-limit";
  return failed === 0 ? "complete" : "failures";
}
