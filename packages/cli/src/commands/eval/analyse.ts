import { join } from "node:path";
import type { AnalysisName, MissingRun } from "@moagraph/eval";
import { graphFromJson } from "@moagraph/core/graph";
import type { ModelFacts } from "@moagraph/provider-kit";
import { existingPath } from "../../eval/existing-path.js";
import { jsonOutcome } from "../../eval/json-outcome.js";
import { type Evaluation, loadEvaluation } from "../../eval/load-evaluation.js";
import { printResult } from "../../eval/print-result.js";
import { readScores } from "../../eval/read-scores.js";
import type { EvalOptions } from "../../options/eval-options.js";
import { planFacts } from "../../plan/plan-facts.js";
import { orStopped } from "../../process/or-stopped.js";
import type { Stop } from "../../process/stop.js";
import { stderr } from "../../text-output.js";

/** The options of an analysis. */
export interface AnalyseCommandOptions extends Pick<EvalOptions, "json"> {
  /** The folder that gets `results/`. */
  readonly out?: string;
  /** Most US dollars per question. */
  readonly budget?: number;
  /** The file with the preferences of proposals, by model. */
  readonly scores?: string;
  /** Official files with the proposals. The argument is then an official file with the answers. */
  readonly proposals?: readonly string[];
}

/**
 * Prints an analysis of runs, and writes it to files. If runs are missing that it needs, their graphs are written
 * too, and the tables have the commands that make them.
 *
 * @throws If nothing can be computed from the runs. The error lists the missing runs.
 */
export async function analyse(
  name: AnalysisName,
  folders: readonly string[],
  options: AnalyseCommandOptions,
  { signal }: Stop,
): Promise<void> {
  if (options.proposals !== undefined) {
    const { similarityOfFiles } = await import("../../eval/similarity-of-files.js");
    return similarityOfFiles(folders, { ...options, proposals: options.proposals }, signal);
  }
  const { out = folders[0] ?? ".", budget: budgetUsd, json: isJson = false } = options;
  const graphFolder = join(out, "graphs");
  await jsonOutcome({ isJson, signal }, async () => {
    const evaluation = await loadEvaluation(...needed);
    for (const each of folders) existingPath(each, "Pass folders of runs, as in out/*.");
    const scores = options.scores === undefined ? undefined : await readScores(options.scores);
    const facts = await orStopped(signal, factsOf(folders, evaluation));
    const context = { facts, graphFolder, budgetUsd, scores };
    try {
      const result = await orStopped(signal, evaluation.analyseRuns(name, folders, context));
      await writeGraphs(evaluation, evaluation.missingRunsOf(result), graphFolder);
      return { found: await printResult(result, { evaluation, folder: out, isJson }) };
    } catch (error) {
      if (!(error instanceof evaluation.MissingRunsError)) throw error;
      await writeGraphs(evaluation, error.missing, graphFolder);
      return { found: { missing: error.missing }, error };
    }
  });
}

const needed = [
  "MissingRunsError",
  "analyseRuns",
  "missingRunsOf",
  "readManifest",
  "resultMarkdown",
  "writeMissingGraphs",
  "writeResult",
] as const;

async function writeGraphs(
  { writeMissingGraphs }: Pick<Evaluation, "writeMissingGraphs">,
  missing: readonly MissingRun[],
  folder: string,
): Promise<void> {
  for (const file of await writeMissingGraphs(missing, folder)) stderr.write(`wrote ${file}\n`);
}

/** The facts of all models of the runs, as far as their providers are installed. */
async function factsOf(
  folders: readonly string[],
  { readManifest }: Pick<Evaluation, "readManifest">,
): Promise<(model: string) => ModelFacts> {
  const manifests = await Promise.all(folders.map((folder) => readManifest(folder)));
  const known = await Promise.all(
    manifests.map(async ({ graph }) => planFacts(graphFromJson(graph))),
  );
  return (model) => {
    const found = known.map(({ facts }) => facts(model));
    return found.find((facts) => Object.keys(facts).length > 0) ?? {};
  };
}
