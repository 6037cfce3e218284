import type { GraphSpec, ModelSettings } from "@moagraph/core/graph";
import { modelGraph } from "../asking/model-graph.js";
import type { Benchmark } from "../benchmark/benchmark.js";
import { judgingOf } from "../benchmark/judging-of.js";

/**
 * Returns the judge of a benchmark: a model with the settings that the benchmark prescribes for judges.
 *
 * Makes no model calls.
 *
 * @param model - The model, such as `openai:gpt-4o`.
 * @param benchmark - Whose answers are judged.
 * @param settings - Other settings, such as `reasoningEffort`, or a higher `maxOutputTokens` for a judge that
 * reasons.
 * @throws {EvalInputError} `INVALID_INPUT` if the benchmark has no judge.
 * @example
 * ```ts
 * import { judgeGraph, mtBench } from "@moagraph/eval";
 *
 * console.log(judgeGraph("openai:gpt-4o", mtBench).name); // openai:gpt-4o
 * ```
 */
export function judgeGraph(
  model: string,
  benchmark: Benchmark,
  settings: Omit<ModelSettings, "model"> = {},
): GraphSpec {
  const { settings: prescribed, topLogprobs } = judgingOf(benchmark);
  const logprobs = topLogprobs === undefined ? {} : { topLogprobs };
  return modelGraph(model, { ...prescribed, ...logprobs, ...settings });
}
