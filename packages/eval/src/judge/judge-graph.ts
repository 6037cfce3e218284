import type { GraphSpec, ModelSettings } from "@moagraph/core/graph";
import { modelGraph } from "../asking/model-graph.js";
import type { Judging } from "../benchmark/judging.js";

/**
 * The judge of a benchmark: a model with the settings that the benchmark prescribes for judges.
 *
 * @param settings - Other settings, such as `reasoningEffort`, or a higher `maxOutputTokens` for a judge that
 * reasons.
 */
export function judgeGraph(
  model: string,
  { settings: prescribed, topLogprobs }: Pick<Judging, "settings" | "topLogprobs">,
  settings: Omit<ModelSettings, "model"> = {},
): GraphSpec {
  const logprobs = topLogprobs === undefined ? {} : { topLogprobs };
  return modelGraph(model, { ...prescribed, ...logprobs, ...settings });
}
