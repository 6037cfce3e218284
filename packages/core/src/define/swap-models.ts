import { UnknownModelError } from "../errors/unknown-model-error.js";
import { freezeGraph } from "../spec/freeze-graph.js";
import { type GraphSpec, nodesOf } from "../spec/graph-spec.js";
import { modelsOf } from "../spec/model-calls.js";
import { kindOf } from "../spec/node-kinds.js";
import type { AskPolicies } from "../spec/policies/ask-policies.js";

/**
 * The same graph with other models, for instance where a published one is no longer served.
 *
 * Names of nodes stay. Models that the map does not name stay. A fallback is left out when it turns
 * into the node's own model or into another fallback.
 *
 * @param models - From each model's whole string to the one that takes its place.
 * @throws {@link UnknownModelError} `UNKNOWN_MODEL` if the graph has no such model: nothing is
 * left unswapped in silence.
 * @example
 * ```ts
 * import { swapModels } from "@moagraph/core";
 * import { moaLite } from "@moagraph/recipes";
 *
 * const served = swapModels(moaLite.graph, {
 *   "together:databricks/dbrx-instruct": "together:deepseek-ai/DeepSeek-V3",
 * });
 * ```
 */
export function swapModels<NodeName extends string>(
  graph: GraphSpec<NodeName>,
  models: Readonly<Record<string, string>>,
): GraphSpec<NodeName> {
  const known = modelsOf(graph);
  const unknown = Object.keys(models).find((model) => !known.includes(model));
  if (unknown !== undefined) throw new UnknownModelError(graph.name, unknown, known);
  const swap = (model: string) => (Object.hasOwn(models, model) ? (models[model] ?? model) : model);
  const nodes = nodesOf(graph).map(([name, node]) => [
    name,
    {
      ...kindOf(node).renameModels(node, swap),
      ...swapFallback(node as AskPolicies, swap, kindOf(node).models(node)),
    },
  ]);
  return freezeGraph({
    ...graph,
    ...swapFallback(graph, swap, []),
    nodes: Object.fromEntries(nodes),
  });
}

/** A fallback that becomes the node's own model, or another fallback, is one no more. */
function swapFallback(
  { fallback }: AskPolicies,
  swap: (model: string) => string,
  asked: readonly string[],
): AskPolicies {
  if (fallback === undefined) return {};
  const own = asked.map(swap);
  const others = new Set(fallback.map(swap).filter((model) => !own.includes(model)));
  return { fallback: [...others] };
}
