import type { Compilation } from "../../runtime/compilation.js";
import type { RouteCandidate } from "../../runtime/compile-options.js";
import { kindOf } from "../../spec/node-kinds.js";
import type { RouterSpec } from "../../spec/router.js";

/** The routes of a router, with what is known of their models before any call. */
export function routeCandidates(
  { routes, when = {} }: RouterSpec,
  { graph, pool }: Compilation,
): RouteCandidate[] {
  return routes.map((node) => {
    const spec = graph.nodes[node];
    const models = spec === undefined ? [] : kindOf(spec).models(spec);
    const [model] = models;
    return { node, models, facts: model === undefined ? {} : pool.facts(model), when: when[node] };
  });
}
