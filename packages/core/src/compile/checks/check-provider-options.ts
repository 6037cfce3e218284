import type { OptionFault } from "@moagraph/provider-kit";
import { formatPath, type Issue, type IssuePath } from "../../errors/issue.js";
import { didYouMean, nearestName } from "../../errors/nearest-name.js";
import { quote } from "../../errors/quote.js";
import type { CompileOptions } from "../../runtime/compile-options.js";
import { findProvider } from "../../runtime/model-pool.js";
import type { GraphSpec, NamedNode } from "../../spec/graph-spec.js";
import { nodesOf } from "../../spec/graph-spec.js";
import { fallbacksOf } from "../../spec/flow/model-calls.js";
import { askSettingsOf } from "../../spec/model-settings.js";
import { kindOf } from "../../spec/node-kinds.js";

/**
 * Lets the provider of each model check the `providerOptions` of the nodes that ask it. An issue of what
 * the graph sets is there once for each node.
 */
export function checkProviderOptions(graph: GraphSpec, options: CompileOptions): Issue[] {
  return nodesOf(graph).flatMap((node) => checkNode(graph, node, options));
}

function checkNode(graph: GraphSpec, [name, node]: NamedNode, options: CompileOptions): Issue[] {
  const { providerOptions } = askSettingsOf(graph, node);
  if (providerOptions === undefined) return [];
  const own = "providerOptions" in node ? (node.providerOptions ?? {}) : {};
  const models = [...kindOf(node).models(node), ...fallbacksOf(graph, node)];
  return models.flatMap((model) => {
    const found = findProvider(model, options);
    const faults = found?.provider.checkOptions?.(providerOptions, found.id) ?? [];
    return faults.map((fault) => {
      const start = Object.hasOwn(own, fault.path[0] ?? "") ? ["nodes", name] : [];
      return issueOf(fault, [...start, "providerOptions", ...fault.path], model);
    });
  });
}

function issueOf(
  { path: field, problem, hint, known }: OptionFault,
  path: IssuePath,
  model: string,
): Issue {
  const nearest = known === undefined ? undefined : nearestName(field.at(-1) ?? "", known);
  return {
    code: known === undefined ? "INVALID_VALUE" : "UNKNOWN_KEY",
    path,
    message: `\`${formatPath(path)}\` ${problem} (model ${quote(model)}).`,
    hint: didYouMean(nearest, hint),
    nearest,
  };
}
