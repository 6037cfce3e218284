import { join } from "node:path";
import type { ScoredRun } from "@moagraph/eval";
import type { ModelFacts } from "@moagraph/provider-kit";
import { analyses, analysisExports } from "../../eval/analyses.js";
import { existingPath } from "../../eval/existing-path.js";
import { jsonOutcome } from "../../eval/json-outcome.js";
import { type Evaluation, loadEvaluation } from "../../eval/load-evaluation.js";
import { printResult } from "../../eval/print-result.js";
import type { EvalOptions } from "../../options/eval-options.js";
import { planFacts } from "../../plan/plan-facts.js";
import { orStopped } from "../../process/or-stopped.js";
import type { Stop } from "../../process/stop.js";
import type { AnalysisName } from "../../program/eval-analyses.js";
import { stderr } from "../../text-output.js";

/** The options of an analysis. */
export interface AnalyzeCommandOptions extends Pick<EvalOptions, "json"> {
  /** The folder that gets `results/`. */
  readonly out?: string;
  /** Most US dollars per question. */
  readonly budget?: number;
}

/**
 * Prints an analysis of runs, and writes it to files. If runs are missing that it needs, their graphs are written
 * too, and the tables have the commands that make them.
 *
 * @throws If no run is there from which anything can be computed. The error lists the missing ones.
 */
export async function analyze(
  name: AnalysisName,
  folders: readonly string[],
  { out, budget: budgetUsd, json: isJson = false }: AnalyzeCommandOptions,
  { signal }: Stop,
): Promise<void> {
  const folder = out ?? folders[0] ?? ".";
  const graphFolder = join(folder, "graphs");
  await jsonOutcome({ isJson, signal }, async () => {
    const evaluation = await loadEvaluation(...analysisExports, ...sharedExports);
    for (const each of folders) existingPath(each, "Pass folders of runs, as in out/*.");
    const runs = await orStopped(signal, evaluation.readScoredRuns(folders));
    const context = { facts: await factsOf(runs), graphFolder, budgetUsd };
    try {
      const result = await orStopped(signal, analyses[name](evaluation, runs, context));
      await writeGraphs(evaluation, evaluation.missingRunsOf(result), graphFolder);
      return { found: await printResult(result, { evaluation, folder, isJson }) };
    } catch (error) {
      if (!(error instanceof evaluation.MissingRunsError)) throw error;
      await writeGraphs(evaluation, error.missing, graphFolder);
      const missing = error.missing.map(({ name: run, command, calls, costUsd }) => ({
        name: run,
        command,
        calls,
        costUsd,
      }));
      return { found: { missing }, error };
    }
  });
}

const sharedExports = [
  "MissingRunsError",
  "missingRunsOf",
  "readScoredRuns",
  "resultMarkdown",
  "writeMissingGraphs",
  "writeResult",
] as const;

async function writeGraphs(
  { writeMissingGraphs }: Pick<Evaluation, "writeMissingGraphs">,
  missing: Parameters<Evaluation["writeMissingGraphs"]>[0],
  folder: string,
): Promise<void> {
  for (const file of await writeMissingGraphs(missing, folder)) stderr.write(`wrote ${file}\n`);
}

/** The facts of all models of the runs, as far as their providers are installed. */
async function factsOf(runs: readonly ScoredRun[]): Promise<(model: string) => ModelFacts> {
  const known = await Promise.all(runs.map(({ graph }) => planFacts(graph)));
  return (model) => {
    const found = known.map(({ facts }) => facts(model));
    return found.find((facts) => Object.keys(facts).length > 0) ?? {};
  };
}
