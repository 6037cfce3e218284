import { flatNodesOf } from "../expand/flat-graph-of.js";
import type { GraphSpec, NodeSpec } from "../graph-spec.js";
import { kindOf } from "../node-kinds.js";
import type { AskPolicies } from "../policies/ask-policies.js";
import { policiesOf } from "../policies/policies.js";

/**
 * Returns the models of a graph, each once: those of its nodes in order, then the fallbacks.
 *
 * @param graph - From `defineGraph`, `layered`, `graphFromJson` or a recipe.
 * @example
 * ```ts
 * import { modelsOf } from "@moagraph/core";
 * import { moaLite } from "@moagraph/recipes";
 *
 * modelsOf(moaLite.graph)[0]; // "together:microsoft/WizardLM-2-8x22B"
 * ```
 */
export function modelsOf(graph: Pick<GraphSpec, "nodes"> & AskPolicies): string[] {
  const nodes = Object.values(flatNodesOf(graph.nodes));
  const models = nodes.flatMap((node) => kindOf(node).models(node));
  const fallbacks = nodes.flatMap((node) => fallbacksOf(graph, node));
  return [...new Set([...models, ...fallbacks])];
}

/** The fallback models of a node, in order. Empty for a node that asks no model. */
export function fallbacksOf(graph: AskPolicies, node: NodeSpec): string[] {
  const own = kindOf(node).models(node);
  if (own.length === 0) return [];
  return policiesOf(graph, node).fallback.filter((model) => !own.includes(model));
}
