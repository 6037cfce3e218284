import { defineGraph, type GraphSpec, type ModelSettings, proposer } from "@moagraph/core/graph";

/**
 * A graph that asks one model: a plain model as a system, or a judge.
 *
 * It is compiled and asked like every graph, with prices, retries, cache and ledger. It sends the messages
 * as they are, without an instruction.
 *
 * @param model - `provider:model-id`, or a key in the `models` of `compile`. It is the graph's name too.
 * @param settings - Temperature, output limit, log probabilities and further settings of the model.
 * @example
 * ```ts
 * import { modelGraph } from "@moagraph/eval";
 *
 * const judge = modelGraph("openai:gpt-4o", { temperature: 0, maxOutputTokens: 2048 });
 * console.log(judge.name, judge.output); // openai:gpt-4o model
 * ```
 */
export function modelGraph(model: string, settings: Omit<ModelSettings, "model"> = {}): GraphSpec {
  const nodes = { model: proposer({ ...settings, model }) };
  return defineGraph({ name: model, nodes, output: "model" });
}
