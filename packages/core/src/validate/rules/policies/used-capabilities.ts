import type { Issue } from "../../../errors/issue.js";
import { didYouMean, nameFinder } from "../../../errors/nearest-name.js";
import { flatNodesOf } from "../../../spec/expand/flat-graph-of.js";
import { kindOf } from "../../../spec/node-kinds.js";
import type { AskPolicies } from "../../../spec/policies/ask-policies.js";
import type { GraphOutline } from "../outline.js";
import type { Rule } from "../rule.js";
import { listNames, quote } from "../../../errors/quote.js";

/** `capabilities` name models of the graph. Not checked while a node has issues of its own. */
export const usedCapabilities: Rule = (graph) => {
  const named = Object.keys(graph.policies.capabilities ?? {});
  const models = named.length === 0 ? undefined : modelsIn(graph);
  if (models === undefined) return [];
  const known = [...models];
  const nearestTo = nameFinder(known);
  return named
    .filter((model) => !models.has(model))
    .map((model) => unknownModel(model, nearestTo(model), known));
};

/** The models of all nodes, with their fallbacks; nothing if a node is invalid. */
function modelsIn({ nodes, policies }: GraphOutline): Set<string> | undefined {
  const models = new Set(policies.fallback);
  const valid = [...nodes.values()].flatMap(({ name, node }) =>
    node === undefined ? [] : [[name, node] as const],
  );
  if (valid.length < nodes.size) return undefined;
  for (const node of Object.values(flatNodesOf(Object.fromEntries(valid)))) {
    const fallback = (node as AskPolicies).fallback ?? [];
    for (const model of [...kindOf(node).models(node), ...fallback]) models.add(model);
  }
  return models;
}

function unknownModel(model: string, nearest: string | undefined, known: readonly string[]): Issue {
  const some = listNames(known.slice(0, 10), known.length);
  return {
    code: "UNKNOWN_MODEL",
    path: ["capabilities", model],
    message: `\`capabilities\` names the model ${quote(model)}, which no node asks.`,
    hint: didYouMean(nearest, `Models of the graph: ${some}.`),
    nearest,
  };
}
