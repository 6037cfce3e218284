import type { GenerateSummary } from "@moagraph/eval";
import { shellWord } from "@moagraph/report/words";
import { providersOf, quietRetired } from "../../compile-graph.js";
import { approveCost } from "../../eval/approve-cost.js";
import { generateErrorOf, printGenerated } from "../../eval/generated.js";
import { jsonOutcome } from "../../eval/json-outcome.js";
import { loadEvaluation } from "../../eval/load-evaluation.js";
import { withProgress } from "../../eval/progress/progress-view.js";
import { isPublished, questionSource } from "../../eval/question-source.js";
import { systemOf, type SystemOptions } from "../../eval/system-of.js";
import { type EvalOptions, type SpendingOptions, usualData } from "../../options/eval-options.js";
import { simulationNote } from "../../options/offline.js";
import { orStopped } from "../../process/or-stopped.js";
import type { Stop } from "../../process/stop.js";
import { stderr, stdout } from "../../text-output.js";

/** The options of `moagraph eval generate`. */
export interface GenerateCommandOptions extends EvalOptions, SpendingOptions, SystemOptions {
  /** The folder of the run. */
  readonly out: string;
  readonly limit?: number;
  readonly seed?: number;
  readonly retryFailed?: boolean;
}

/**
 * Answers the questions of a benchmark into a folder. What is answered there is not asked again. stdout gets
 * the path of the benchmark's own file.
 *
 * @throws {@link EvalIncompleteError} If questions failed, or the limit of the cost was reached.
 */
export async function generate(
  questions: string,
  target: string,
  options: GenerateCommandOptions,
  { signal }: Stop,
): Promise<void> {
  const isJson = options.json ?? false;
  await jsonOutcome({ isJson, signal }, async () => {
    const summary = await generated(questions, target, options, signal);
    if (!isJson && summary.officialFile !== undefined) stdout.write(`${summary.officialFile}\n`);
    printGenerated(summary.system, summary);
    const error = generateErrorOf(summary, signal);
    if (error === undefined) stderr.write(nextStep(questions, options.out));
    return { found: { folder: options.out, ...summary }, error };
  });
}

async function generated(
  questions: string,
  target: string,
  options: GenerateCommandOptions,
  signal: AbortSignal,
): Promise<GenerateSummary & { readonly system: string }> {
  const evaluation = await loadEvaluation("benchmarks", "generate", "modelGraph", "planGeneration");
  const { limit, seed, retryFailed, maxCostUsd, concurrency, yes = false, out: folder } = options;
  const set = questionSource(questions, options.data ?? usualData, evaluation);
  const { name: system, graph } = await orStopped(signal, systemOf(target, options, evaluation));
  const providers = await orStopped(signal, providersOf(graph, options));
  const asked = { ...set, graph, system, folder, limit, seed, retryFailed };
  const request = { ...asked, compileOptions: { providers } };
  const plan = await orStopped(signal, evaluation.planGeneration(request));
  stderr.write(simulationNote(graph));
  const title = `${system}, ${set.benchmark.name}`;
  await approveCost({ command: "eval generate", title, noun: "questions", plan, yes, signal });
  quietRetired();
  const summary = await withProgress("failed", (onProgress) =>
    evaluation.generate({ ...request, concurrency, maxCostUsd, signal, onProgress }),
  );
  return { system, ...summary };
}

/** How to go on with the answers. Those to questions of your own have no judge. */
function nextStep(questions: string, folder: string): string {
  const out = shellWord(folder);
  const next = isPublished(questions)
    ? `judge ${out} --judge MODEL`
    : `score ${out} --checker NAME`;
  return `next: moagraph eval ${next}\n`;
}
