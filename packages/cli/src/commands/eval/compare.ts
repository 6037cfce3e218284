import type { EvaluationResult, WorkPlan } from "@moagraph/eval";
import { quietRetired } from "../../compile-graph.js";
import { approveCost } from "../../eval/approve-cost.js";
import {
  type CompareCommandOptions,
  compareSetting,
  type CompareSetting,
} from "../../eval/compare/compare-setting.js";
import { type LimitOf, sharedLimit } from "../../eval/compare/shared-limit.js";
import { generateErrorOf, printGenerated } from "../../eval/generated.js";
import { jsonOutcome, type Outcome } from "../../eval/json-outcome.js";
import { judgeErrorOf, printJudged } from "../../eval/judged.js";
import { type Evaluation, loadEvaluation } from "../../eval/load-evaluation.js";
import { printResult } from "../../eval/print-result.js";
import { withProgress } from "../../eval/progress/progress-view.js";
import { simulationNote } from "../../options/offline.js";
import { orStopped } from "../../process/or-stopped.js";
import type { Stop } from "../../process/stop.js";
import { stderr } from "../../text-output.js";

const needed = [
  "benchmarks",
  "checkExpectedAnswers",
  "compareRuns",
  "compareRunsByChecker",
  "fileNameOf",
  "generate",
  "modelGraph",
  "planGeneration",
  "planPairs",
  "resultMarkdown",
  "runPaths",
  "spentUsd",
  "sumOfPlans",
  "writeResult",
] as const;

type Comparing = Pick<Evaluation, (typeof needed)[number]>;

/** A comparison that runs. */
interface Work {
  readonly setting: CompareSetting;
  readonly options: CompareCommandOptions;
  readonly evaluation: Comparing;
  readonly signal: AbortSignal;
  readonly limitOf: LimitOf;
}

/**
 * Asks both systems the questions of a file, and prints which one is better, and at what price. What was answered
 * or judged before is not asked again.
 *
 * @throws {@link EvalIncompleteError} If the limit of the cost was reached. Questions that failed are not compared.
 */
export async function compare(
  a: string,
  b: string,
  options: CompareCommandOptions,
  { signal }: Stop,
): Promise<void> {
  const isJson = options.json ?? false;
  await jsonOutcome({ isJson, signal }, async () => {
    const evaluation = await loadEvaluation(...needed);
    const setting = await orStopped(signal, compareSetting([a, b], options, evaluation));
    const limitOf = sharedLimit(options.maxCostUsd, logsOf(setting, evaluation), evaluation);
    const work = { setting, options, evaluation, signal, limitOf };
    await checkAnswers(work);
    await approve(work);
    quietRetired();
    const error = await answerBoth(work);
    return error === undefined ? compareAnswers(work) : { found: {}, error };
  });
}

/** A checker that cannot be used is found before money is spent. */
async function checkAnswers({ setting, options, evaluation, signal }: Work): Promise<void> {
  const { checker } = options;
  if (setting.judge !== undefined || checker === undefined) return;
  await orStopped(signal, evaluation.checkExpectedAnswers({ ...setting.a, checker }));
}

function logsOf({ folder, a, b, judge }: CompareSetting, { runPaths }: Comparing): string[] {
  const answers = [a, b].map((system) => runPaths(system.folder).answers);
  return judge === undefined ? answers : [...answers, runPaths(folder).judge(judge.graph.name).log];
}

async function approve({ setting, options, evaluation, signal }: Work): Promise<void> {
  const { a, b } = setting;
  const plan = await orStopped(signal, planOf(setting, options.retryUnclear, evaluation));
  stderr.write(simulationNote(a.graph));
  const by =
    options.judge === undefined ? `checked by ${options.checker}` : `judged by ${options.judge}`;
  const title = `${a.system} against ${b.system}, ${by}`;
  const asked = { command: "eval compare", title, noun: "answers and judgments", plan };
  await approveCost({ ...asked, yes: options.yes ?? false, signal });
}

async function planOf(
  { a, b, judge, folder }: CompareSetting,
  retryUnclear: boolean | undefined,
  { planGeneration, planPairs, sumOfPlans }: Comparing,
): Promise<WorkPlan> {
  const plans = [await planGeneration(a), await planGeneration(b)];
  if (judge !== undefined) {
    const { graph, providers } = judge;
    plans.push(
      await planPairs({
        ...a,
        folder,
        folderA: a.folder,
        folderB: b.folder,
        retryUnclear,
        judge: graph,
        compileOptions: { providers },
      }),
    );
  }
  return sumOfPlans(plans);
}

/** Returns the error that ends the work; `undefined` if the answers can be compared. */
async function answerBoth({
  setting,
  options,
  evaluation,
  signal,
  limitOf,
}: Work): Promise<Error | undefined> {
  const { concurrency } = options;
  for (const request of [setting.a, setting.b]) {
    const maxCostUsd = await limitOf(evaluation.runPaths(request.folder).answers);
    const summary = await withProgress("failed", (onProgress) =>
      evaluation.generate({ ...request, concurrency, maxCostUsd, signal, onProgress }),
    );
    printGenerated(request.system, summary);
    if (summary.end !== "failures") {
      const error = generateErrorOf(summary, signal);
      if (error !== undefined) return error;
    }
  }
  return undefined;
}

async function compareAnswers(work: Work): Promise<Outcome> {
  const { setting, options, evaluation, signal, limitOf } = work;
  const { a, b, judge, folder } = setting;
  const runs = { folderA: a.folder, folderB: b.folder, benchmark: a.benchmark };
  const printed = async (result: EvaluationResult): Promise<object> =>
    printResult(result, { evaluation, folder, isJson: options.json ?? false });
  if (judge === undefined) {
    const { checker = "exact" } = options;
    const checked = evaluation.compareRunsByChecker({ ...runs, checker });
    return { found: await printed(await orStopped(signal, checked)) };
  }
  const { concurrency, retryUnclear } = options;
  const { graph, providers } = judge;
  const maxCostUsd = await limitOf(evaluation.runPaths(folder).judge(graph.name).log);
  const limits = { concurrency, maxCostUsd, retryUnclear, signal };
  const request = { ...runs, ...limits, folder, judge: graph, compileOptions: { providers } };
  const { judging, result } = await withProgress("unclear", (onProgress) =>
    evaluation.compareRuns({ ...request, onProgress }),
  );
  printJudged(judging);
  const found = result === undefined ? {} : await printed(result);
  return { found, error: judgeErrorOf(judging, signal) };
}
