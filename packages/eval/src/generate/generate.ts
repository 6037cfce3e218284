// How generate/ works: `generate.ts` opens the run's folder, asks what is missing (`../asking/`) and writes the
// benchmark's own file (`official-file.ts`). `plan-generation.ts` estimates the same beforehand.
import { graphToJson } from "@moagraph/core/graph";
import { isAnswered, openAnswerLog } from "../answers/answer-log.js";
import type { AnswerRow } from "../answers/answer-row.js";
import { askQuestion } from "../answers/ask-question.js";
import { type AskEnd, askAll } from "../asking/ask-all.js";
import { checkLimits, checkPrices } from "../asking/check-limits.js";
import { knownModels, unpricedModels } from "../asking/known-models.js";
import type { Question } from "../benchmark/question.js";
import type { AppendLog } from "../log/append-log.js";
import { openRun } from "../run-directory/open-run.js";
import { AnswerTally } from "./answer-tally.js";
import { type AskedQuestions, askedQuestions } from "./asked-questions.js";
import type { GenerateOptions } from "./generate-options.js";
import type { GenerateSummary } from "./generate-summary.js";
import { GraphsBySettings } from "./graphs-by-settings.js";
import { writeOfficialFile } from "./official-file.js";
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
 * @returns How it ended, with the questions that failed, and the file in the benchmark's own format.
 * @throws {@link RunChangedError} `INVALID_SETTING` if the folder has another run.
 * @throws {@link RunBusyError} `EVAL_RUN_BUSY` if another process works in the folder.
 * @throws {@link EvalDataError} `INVALID_EVAL_DATA` if a file of the questions or of the folder is broken.
 * @throws {MoaError} `UNKNOWN_PRICE` with `maxCostUsd`, if the price of a model is unknown.
 */
export async function generate(options: GenerateOptions): Promise<GenerateSummary> {
  checkLimits(options);
  if (options.maxCostUsd !== undefined) checkPrices(options.graph, options.compileOptions);
  const asked = await askedQuestions(options);
  const { benchmark, graph, folder, system = graph.name, limit, seed } = options;
  const run = await openRun(folder, {
    format: 1,
    benchmark: benchmark.name,
    system,
    graph: graphToJson(graph),
    data: asked.data,
    ...(limit !== undefined && { limit }),
    ...(seed !== undefined && { seed }),
  });
  try {
    return await generateIn({ ...options, system }, asked);
  } finally {
    await run.release();
  }
}

type NamedOptions = GenerateOptions & { readonly system: string };

async function generateIn(options: NamedOptions, asked: AskedQuestions): Promise<GenerateSummary> {
  const tally = new AnswerTally();
  const log = await openAnswerLog(options.folder, { onRow: tally.count });
  try {
    const end = await askMissing(options, { asked, log, tally });
    return await summary(options, { asked, log, tally, end });
  } finally {
    await log.close();
  }
}

interface Work {
  readonly asked: AskedQuestions;
  readonly log: AppendLog<AnswerRow>;
  readonly tally: AnswerTally;
}

function askMissing(options: NamedOptions, { asked, log, tally }: Work): Promise<AskEnd> {
  const { benchmark, graph, compileOptions, concurrency = 16, maxCostUsd, retryFailed } = options;
  const graphs = new GraphsBySettings(graph, compileOptions);
  const costs = new QuestionCost(graphs, benchmark, knownModels(compileOptions));
  const isMissing = ({ id }: Question): boolean =>
    !log.has(id) || (retryFailed === true && tally.failed.has(id));
  return askAll({
    items: filtered(asked.questions(), isMissing),
    ask: (question, signal) => {
      const { app } = graphs.of(benchmark.settingsOf(question));
      return askQuestion({ app, question, signal });
    },
    log,
    describe: (row) => ({ isFailed: !isAnswered(row), costUsd: row.usage.costUsd }),
    wasFailed: ({ id }) => tally.failed.has(id),
    onSettled: tally.count,
    settled: {
      done: log.size,
      failed: tally.failed.size,
      total: asked.data.questions,
      costUsd: tally.costUsd,
    },
    limits: {
      concurrency,
      cost: maxCostUsd === undefined ? undefined : { maxUsd: maxCostUsd, worstUsdOf: costs.of },
    },
    signal: options.signal,
    onProgress: options.onProgress,
  });
}

async function* filtered<Item>(
  items: AsyncIterable<Item>,
  isKept: (item: Item) => boolean,
): AsyncGenerator<Item> {
  for await (const item of items) if (isKept(item)) yield item;
}

const ends = { "cost-limit": "cost-limit", signal: "stopped" } as const;

async function summary(
  options: NamedOptions,
  { asked, log, tally, end }: Work & { readonly end: AskEnd },
): Promise<GenerateSummary> {
  const total = asked.data.questions;
  const answered = log.size - tally.failed.size;
  const isComplete = answered === total;
  const officialFile =
    end === "signal"
      ? undefined
      : await writeOfficialFile({ ...options, questions: asked.questions(), log, isComplete });
  return {
    end: end === "all" ? (isComplete ? "complete" : "failures") : ends[end],
    total,
    answered,
    failed: [...tally.failed].map(([id, reason]) => ({ id, ...reason })),
    missing: total - log.size,
    costUsd: tally.costUsd,
    unpricedModels: unpricedModels(options.graph, options.compileOptions),
    ...(officialFile !== undefined && { officialFile }),
    ...(log.cut !== undefined && { cut: log.cut }),
  };
}
