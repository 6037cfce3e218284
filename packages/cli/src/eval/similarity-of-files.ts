import { UsageError } from "../errors/usage-error.js";
import type { EvalOptions } from "../options/eval-options.js";
import { orStopped } from "../process/or-stopped.js";
import { existingPath } from "./existing-path.js";
import { jsonOutcome } from "./json-outcome.js";
import { loadEvaluation } from "./load-evaluation.js";
import { printResult } from "./print-result.js";
import { readScores } from "./read-scores.js";

/** The options of `moagraph eval similarity` with official files. */
export interface SimilarityOfFilesOptions extends Pick<EvalOptions, "json"> {
  /** The folder that gets `results/`. Without it, nothing is written. */
  readonly out?: string | undefined;
  readonly scores?: string | undefined;
  readonly proposals: readonly string[];
}

/**
 * Prints the similarity of answers to proposals, all in official files.
 *
 * @throws {@link UsageError} `WRONG_ARGUMENTS` if there are several files of answers, or no scores.
 */
export async function similarityOfFiles(
  answers: readonly string[],
  { out: folder, scores, proposals, json: isJson = false }: SimilarityOfFilesOptions,
  signal: AbortSignal,
): Promise<void> {
  const [file, ...others] = answers;
  await jsonOutcome({ isJson, signal }, async () => {
    if (file === undefined || others.length > 0) throw oneFile(answers.length);
    if (scores === undefined) throw noScores();
    const evaluation = await loadEvaluation(
      "aggregatedAnswersInFiles",
      "resultMarkdown",
      "similarityAnalysis",
      "writeResult",
    );
    for (const each of [file, ...proposals]) existingPath(each, "Pass a file of answers.");
    const files = { answers: file, proposals, scores: await readScores(scores) };
    const read = evaluation.aggregatedAnswersInFiles(files);
    const result = await orStopped(signal, evaluation.similarityAnalysis(read));
    return { found: await printResult(result, { evaluation, folder, isJson }) };
  });
}

function oneFile(count: number): UsageError {
  return new UsageError({
    code: "WRONG_ARGUMENTS",
    message: `\`--proposals\` needs one file of answers, but there are ${count}.`,
    hint: "Run moagraph eval similarity answers.json --proposals a.json b.json --scores scores.json",
  });
}

function noScores(): UsageError {
  return new UsageError({
    code: "WRONG_ARGUMENTS",
    message:
      "`--proposals` needs `--scores`: official files do not say which proposals are better.",
    hint: 'Write a file such as {"Qwen1.5-110B-Chat": 43.9, "dbrx-instruct": 25.4}, and pass it with --scores.',
  });
}
