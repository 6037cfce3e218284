import { existsSync } from "node:fs";
import type { Benchmark, BenchmarkName } from "@moagraph/eval";
import { didYouMean, nearestName } from "@moagraph/core/graph";
import { UsageError } from "../errors/usage-error.js";
import { publishedBenchmarks } from "../options/eval-options.js";
import type { Evaluation } from "./load-evaluation.js";

/** A set of questions. */
export interface QuestionSource {
  readonly benchmark: Benchmark;
  /** The data folder of a benchmark, or the user's file. */
  readonly source: string;
}

/** Whether a word is the name of a benchmark. */
export function isPublished(word: string): word is BenchmarkName {
  return publishedBenchmarks.some((each) => each === word);
}

/**
 * The questions that a word names: a benchmark's, or those of a file.
 *
 * @param data - The folder with the benchmarks' data.
 * @throws {@link UsageError} `WRONG_ARGUMENTS` if there is neither.
 */
export function questionSource(
  word: string,
  data: string,
  { benchmarks }: Pick<Evaluation, "benchmarks">,
): QuestionSource {
  if (isPublished(word)) return { benchmark: benchmarks[word], source: data };
  if (existsSync(word) || /[/\\]|\.jsonl?(\.gz)?$/i.test(word)) {
    return { benchmark: benchmarks.questions, source: word };
  }
  throw unknownBenchmark(word);
}

function unknownBenchmark(word: string): UsageError {
  const all = `The benchmarks are ${publishedBenchmarks.join(", ")}. Or pass a JSONL file with a question per line.`;
  return new UsageError({
    code: "WRONG_ARGUMENTS",
    message: `There is no benchmark or file \`${word}\`.`,
    hint: didYouMean(nearestName(word, publishedBenchmarks), all),
  });
}
