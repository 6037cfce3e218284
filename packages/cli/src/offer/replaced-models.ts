import { type GraphSpec, modelsOf } from "@moagraph/core/graph";
import { shellWord } from "@moagraph/report/words";
import type { GraphOptions } from "../options/graph-options.js";

/**
 * The words of `--model` and `--aggregator` for a graph: the user's own, with some of their models
 * replaced. `--model` names the models of the graph as it is without options.
 *
 * @param replacements - The new model for each one that cannot be used.
 */
export function replacedModels(
  unchanged: GraphSpec,
  { model: swaps = {}, aggregator }: GraphOptions,
  replacements: ReadonlyMap<string, string>,
): string[] {
  const swapped = modelsOf(unchanged).flatMap((from) => {
    const own = Object.hasOwn(swaps, from) ? swaps[from] : undefined;
    const to = replacements.get(own ?? from) ?? own;
    return to === undefined ? [] : [`--model ${shellWord(`${from}=${to}`)}`];
  });
  if (aggregator === undefined) return swapped;
  return [...swapped, `--aggregator ${shellWord(replacements.get(aggregator) ?? aggregator)}`];
}
