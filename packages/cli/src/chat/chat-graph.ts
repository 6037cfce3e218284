import { type GraphSpec, swapModels } from "@moagraph/core/graph";
import type { ModelSwaps } from "../model-swaps.js";
import { offline } from "../offline.js";
import { withAnswerModel, withSampling } from "./change-nodes.js";
import { withRounds } from "./with-rounds.js";

/** The options of `moagraph chat` that change the graph. */
export interface ChatGraphOptions {
  readonly offline?: boolean;
  readonly model?: ModelSwaps;
  readonly aggregatorModel?: string;
  readonly rounds?: number;
  readonly temperature?: number;
  readonly maxTokens?: number;
}

/** Applies the options to the graph. `--model` names the models of the original graph. */
export function chatGraph(graph: GraphSpec, options: ChatGraphOptions): GraphSpec {
  const { model = {}, aggregatorModel, rounds, temperature, maxTokens } = options;
  const swapped = swapModels(graph, model);
  const inRounds = rounds === undefined ? swapped : withRounds(swapped, rounds);
  const answered =
    aggregatorModel === undefined ? inRounds : withAnswerModel(inRounds, aggregatorModel);
  const sampled = withSampling(answered, { temperature, maxOutputTokens: maxTokens });
  return options.offline ? offline(sampled) : sampled;
}
