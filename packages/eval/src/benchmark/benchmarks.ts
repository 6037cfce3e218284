import { alpacaEval } from "../alpaca-eval/alpaca-eval.js";
import { flask } from "../flask/flask.js";
import { mtBench } from "../mt-bench/mt-bench.js";
import { questions } from "../questions/questions.js";
import type { Benchmark, BenchmarkName } from "./benchmark.js";

/**
 * The benchmarks by name.
 *
 * @example
 * ```ts
 * import { benchmarks } from "@moagraph/eval";
 *
 * console.log(benchmarks["mt-bench"].officialFile("moa-lite")); // model_answer/moa-lite.jsonl
 * ```
 */
export const benchmarks: Readonly<Record<BenchmarkName, Benchmark>> = {
  "alpaca-eval": alpacaEval,
  "mt-bench": mtBench,
  flask,
  questions,
};
