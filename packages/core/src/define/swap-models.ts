import type { ModelName } from "@moagraph/provider-kit";
import { UnknownModelError } from "../errors/unknown-model-error.js";
import { freezeGraph } from "../spec/freeze-graph.js";
import { type GraphSpec, nodesOf, type NodeSpec } from "../spec/graph-spec.js";
import { modelsOf } from "../spec/flow/model-calls.js";
import { kindOf } from "../spec/node-kinds.js";
import type { AskPolicies } from "../spec/policies/ask-policies.js";
import type { GraphPolicies } from "../spec/policies/policies.js";

/**
 * Replaces models of a graph, for example one that is no longer served.
 *
 * Node names and all other models stay the same. A fallback is removed if it becomes the node's own
 * model or the same as another fallback.
 *
 * @param graph - From `defineGraph`, `layered`, `graphFromJson` or a recipe.
 * @param models - Maps each model to replace to its replacement.
 * @returns A new frozen graph.
 * @throws {@link UnknownModelError} `UNKNOWN_MODEL` if the graph does not have one of the models.
 * @example
 * ```ts
 * import { modelsOf, swapModels } from "@moagraph/core";
 * import { moaLite } from "@moagraph/recipes";
 *
 * const served = swapModels(moaLite.graph, {
 *   "together:databricks/dbrx-instruct": "together:deepseek-ai/DeepSeek-V3",
 * });
 * console.log(modelsOf(served).includes("together:deepseek-ai/DeepSeek-V3")); // true
 * ```
 */
export function swapModels<NodeName extends string>(
  graph: GraphSpec<NodeName>,
  models: Readonly<Record<string, ModelName>>,
): GraphSpec<NodeName> {
  const known = modelsOf(graph);
  const names = new Set(known);
  const unknown = Object.keys(models).find((model) => !names.has(model));
  if (unknown !== undefined) throw new UnknownModelError(graph.name, unknown, known);
  const swap = (model: string) => (Object.hasOwn(models, model) ? (models[model] ?? model) : model);
  return freezeGraph(swapIn(graph, swap));
}

type Swap = (model: string) => string;

/** A graph, or what a node holds. Only a graph has policies. */
type GraphPart = Pick<GraphSpec, "nodes"> & GraphPolicies;

/** Replaces the models of a graph, or of what a node holds. */
function swapIn<Part extends GraphPart>(part: Part, swap: Swap): Part {
  const nodes = nodesOf(part).map(([name, node]) => [name, swapNode(node, swap)]);
  return withUsedCapabilities({
    ...part,
    ...swapFallback(part, swap, []),
    nodes: Object.fromEntries(nodes),
  });
}

function swapNode(node: NodeSpec, swap: Swap): NodeSpec {
  const kind = kindOf(node);
  const held = kind.inside && (Reflect.get(node, kind.inside.key) as GraphPart);
  return {
    ...kind.renameModels(node, swap),
    ...swapFallback(node as AskPolicies, swap, kind.models(node)),
    ...(kind.inside === undefined || held === undefined
      ? {}
      : { [kind.inside.key]: swapIn(held, swap) }),
  };
}

/** Without the capabilities of models that were replaced. */
function withUsedCapabilities<Part extends GraphPart>(graph: Part): Part {
  if (graph.capabilities === undefined) return graph;
  const used = new Set(modelsOf(graph));
  const kept = Object.entries(graph.capabilities).filter(([model]) => used.has(model));
  return { ...graph, capabilities: kept.length === 0 ? undefined : Object.fromEntries(kept) };
}

/** Replaces fallbacks, and removes those that become the node's own model or equal another. */
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
