import type { Compilation } from "../../runtime/compilation.js";
import type { RouteCandidate } from "../../runtime/graph-function.js";
import { kindOf } from "../../spec/node-kinds.js";
import type { RouterSpec } from "../../spec/router.js";
import { nodesOfRoutes } from "./nodes-of-routes.js";

/** The routes of a router, with what is known of their models before any call. */
export function routeCandidates(
  { routes, when = {} }: RouterSpec,
  { graph, pool }: Compilation,
): RouteCandidate[] {
  return [...nodesOfRoutes(routes, graph)].map(([route, nodes]) => {
    const models = [...new Set(nodes.flatMap((node) => modelsIn(node, graph)))];
    const [model] = models;
    const facts = model === undefined ? {} : pool.facts(model);
    return { node: route, models, facts, when: when[route] };
  });
}

function modelsIn(node: string, { nodes }: Compilation["graph"]): readonly string[] {
  const spec = nodes[node];
  return spec === undefined ? [] : kindOf(spec).models(spec);
}
