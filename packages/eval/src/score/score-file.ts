import type { BenchmarkName } from "../benchmark/benchmark.js";
import { benchmarks } from "../benchmark/benchmarks.js";
import type { JudgmentFile } from "../benchmark/judging.js";
import { judgingOf } from "../benchmark/judging-of.js";
import { EvalDataError } from "../data/eval-data-error.js";
import { fileKindOf, type FileKind } from "../data/file-kind.js";
import { readRecords } from "../data/read-records.js";
import type { EvaluationResult } from "../results/evaluation-result.js";

/** What {@link scoreFile} reads. */
export interface ScoreFileOptions extends JudgmentFile {
  /** Whose format the file has. @defaultValue recognised by the fields of its first record */
  readonly benchmark?: BenchmarkName;
}

/**
 * Returns the scores of a benchmark's own file of judgments: AlpacaEval's `annotations.json`, MT-Bench's
 * `gpt-4_single.jsonl` or FLASK's reviews, ours or a published one. Makes no model calls.
 *
 * @param options - The file, and its benchmark or system if they are not clear from it.
 * @throws {EvalDataError} `INVALID_EVAL_DATA` if the file is none of these, or a record of it is broken.
 * @throws {EvalInputError} `INVALID_INPUT` for a benchmark without judgments.
 * @example
 * ```ts
 * import { resultMarkdown, scoreFile } from "@moagraph/eval";
 *
 * async function printScores(file: string): Promise<void> {
 *   console.log(resultMarkdown(await scoreFile({ file })));
 * }
 * ```
 */
export async function scoreFile({
  benchmark,
  ...judgments
}: ScoreFileOptions): Promise<EvaluationResult> {
  const name = benchmark ?? (await benchmarkOf(judgments.file));
  return judgingOf(benchmarks[name]).score(judgments);
}

const ofKinds: Readonly<Partial<Record<FileKind, BenchmarkName>>> = {
  "AlpacaEval's annotations": "alpaca-eval",
  "MT-Bench's judgments": "mt-bench",
  "FLASK's reviews": "flask",
};

async function benchmarkOf(file: string): Promise<BenchmarkName> {
  for await (const record of readRecords(file)) {
    const kind = fileKindOf(record);
    const name = kind && ofKinds[kind];
    if (name !== undefined) return name;
    throw notJudgments(file, record.line, kind);
  }
  throw notJudgments(file);
}

function notJudgments(file: string, line?: number, kind?: FileKind): EvalDataError {
  const found =
    kind === undefined ? "the record is of no known format" : `the record is from ${kind}`;
  const expected = `expected judgments: ${Object.keys(ofKinds).join(", ")}`;
  return new EvalDataError({
    file,
    line,
    problem: line === undefined ? `the file has no record, ${expected}` : `${found}, ${expected}`,
    hint: "Judge answers with moagraph eval judge, and score the folder of the run. Or name the format with --benchmark.",
  });
}
