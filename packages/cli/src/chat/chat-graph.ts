import { type GraphSpec, swapModels } from "@moagraph/core/graph";
import type { ModelSwaps } from "../model-swaps.js";
import { offline } from "../offline.js";
import { withAnswerModel, withSampling } from "./change-nodes.js";
import { withRounds } from "./with-rounds.js";

/** How `moagraph chat` changes a graph. */
export interface ChatGraphOptions {
  readonly offline?: boolean;
  readonly model?: ModelSwaps;
  readonly aggregatorModel?: string;
  readonly rounds?: number;
  readonly temperature?: number;
  readonly maxTokens?: number;
}

/** The graph with all that the options ask for; `--model` speaks of the models it had. */
export function chatGraph(graph: GraphSpec, options: ChatGraphOptions): GraphSpec {
  const { model = {}, aggregatorModel, rounds, temperature, maxTokens } = options;
  const swapped = swapModels(graph, model);
  const inRounds = rounds === undefined ? swapped : withRounds(swapped, rounds);
  const answered =
    aggregatorModel === undefined ? inRounds : withAnswerModel(inRounds, aggregatorModel);
  const sampled = withSampling(answered, { temperature, maxOutputTokens: maxTokens });
  return options.offline ? offline(sampled) : sampled;
}
