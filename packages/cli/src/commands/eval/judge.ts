import type { JudgeRunSummary } from "@moagraph/eval";
import { shellWord } from "@moagraph/report/words";
import { providersOf, quietRetired } from "../../compile-graph.js";
import { approveCost } from "../../eval/approve-cost.js";
import { existingPath } from "../../eval/existing-path.js";
import { judgeErrorOf, printJudged } from "../../eval/judged.js";
import { jsonOutcome } from "../../eval/json-outcome.js";
import { loadEvaluation } from "../../eval/load-evaluation.js";
import { withProgress } from "../../eval/progress/progress-view.js";
import type { EvalOptions, SpendingOptions } from "../../options/eval-options.js";
import { simulatedModel, simulationNote } from "../../options/offline.js";
import { orStopped } from "../../process/or-stopped.js";
import type { Stop } from "../../process/stop.js";
import { stderr, stdout } from "../../text-output.js";

/** The options of `moagraph eval judge`. */
export interface JudgeCommandOptions extends EvalOptions, SpendingOptions {
  /** The model that judges. */
  readonly judge: string;
  readonly retryUnclear?: boolean;
  readonly offline?: boolean;
}

/**
 * Judges the answers of a run. What is judged is not asked again. stdout gets the path of the benchmark's own
 * file of judgments.
 *
 * @throws {@link EvalIncompleteError} If tasks failed, or the limit of the cost was reached. Replies without a
 * verdict are listed and counted; they are an error if there is no other.
 */
export async function judge(
  folder: string,
  options: JudgeCommandOptions,
  { signal }: Stop,
): Promise<void> {
  const isJson = options.json ?? false;
  await jsonOutcome({ isJson, signal }, async () => {
    const summary = await judged(folder, options, signal);
    if (!isJson && summary.officialFile !== undefined) stdout.write(`${summary.officialFile}\n`);
    printJudged(summary);
    const { unanswered } = summary;
    if (unanswered.length > 0) stderr.write(`not answered, so not judged: ${unanswered.length}\n`);
    const error = judgeErrorOf(summary, signal);
    if (error === undefined) stderr.write(`next: moagraph eval score ${shellWord(folder)}\n`);
    return { found: { folder, ...summary }, error };
  });
}

async function judged(
  folder: string,
  options: JudgeCommandOptions,
  signal: AbortSignal,
): Promise<JudgeRunSummary> {
  const evaluation = await loadEvaluation(
    "benchmarks",
    "judgeGraph",
    "judgeRun",
    "planJudging",
    "readManifest",
  );
  existingPath(folder, "Pass the folder that `moagraph eval generate --out` has filled.");
  const { retryUnclear, maxCostUsd, concurrency, yes = false, data: dataFolder } = options;
  const { benchmark: name, system } = await evaluation.readManifest(folder);
  const benchmark = evaluation.benchmarks[name];
  const model = options.offline === true ? simulatedModel(options.judge) : options.judge;
  const graph = evaluation.judgeGraph(model, benchmark);
  const providers = await orStopped(signal, providersOf(graph, options));
  const compileOptions = { providers };
  const request = { folder, benchmark, judge: graph, dataFolder, retryUnclear, compileOptions };
  const plan = await orStopped(signal, evaluation.planJudging(request));
  stderr.write(simulationNote(graph));
  const title = `${system}, ${name}, judged by ${graph.name}`;
  await approveCost({ command: "eval judge", title, noun: "judgments", plan, yes, signal });
  quietRetired();
  return withProgress("unclear", (onProgress) =>
    evaluation.judgeRun({ ...request, concurrency, maxCostUsd, signal, onProgress }),
  );
}
