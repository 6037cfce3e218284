import { type GraphSpec, swapModels } from "@moagraph/core/graph";
import { type CallSettings, withAnswerModel, withSettings } from "./change-nodes.js";
import type { ModelSwaps } from "./model-swaps.js";
import { offline } from "./offline.js";
import type { PanelOptions } from "./panel-options.js";
import { withRounds } from "./with-rounds.js";

/** The options that change the graph. All commands that use a graph's models have the same. */
export interface GraphOptions extends CallSettings, PanelOptions {
  readonly offline?: boolean;
  readonly model?: ModelSwaps;
  readonly rounds?: number;
}

/** Applies the options to the graph. `--model` names the models of the original graph. */
export function withOptions(graph: GraphSpec, options: GraphOptions): GraphSpec {
  const { model = {}, aggregator, rounds } = options;
  const swapped = swapModels(graph, model);
  const inRounds = rounds === undefined ? swapped : withRounds(swapped, rounds);
  const answered = aggregator === undefined ? inRounds : withAnswerModel(inRounds, aggregator);
  const set = withSettings(answered, options);
  return options.offline ? offline(set) : set;
}
