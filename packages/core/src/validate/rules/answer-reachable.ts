import type { GraphOutline } from "../outline/outline.js";
import { routersIn } from "../outline/routers-in.js";
import type { Rule } from "./rule.js";
import { listNames, quote } from "../../errors/quote.js";

/** Every node contributes to the answer. */
export const answerReachable: Rule = (graph) => {
  const outputs = graph.outputs.map(({ name }) => name);
  if (outputs.length === 0 || !outputs.every((name) => graph.nodes.has(name))) return [];
  const used = usedBy(outputs, graph);
  const listed = listNames(outputs);
  if ([...used].some((name) => graph.nodes.get(name)?.readsAreKnown === false)) return [];
  return [...graph.nodes.keys()]
    .filter((name) => !used.has(name))
    .map((name) => ({
      code: "UNREACHABLE_NODE",
      path: ["nodes", name],
      message: `Node ${quote(name)} is never used: no path leads from it to the output ${listed}.`,
      hint: `Remove it, or add it to the \`reads\` of a node that leads to ${listed}.`,
    }));
};

function usedBy(outputs: readonly string[], { nodes }: GraphOutline): ReadonlySet<string> {
  const routers = routersIn(nodes);
  const used = new Set([...outputs, ...unfinishedRouters(nodes)]);
  for (const name of used) {
    for (const read of nodes.get(name)?.reads ?? []) used.add(read.name);
    for (const router of routers.get(name) ?? []) used.add(router);
  }
  return used;
}

/** Routers without a known route have that issue. They are no second one. */
function unfinishedRouters(nodes: GraphOutline["nodes"]): string[] {
  return [...nodes.values()]
    .filter(
      ({ kind, routes }) => kind?.routes !== undefined && !routes.some((r) => nodes.has(r.name)),
    )
    .map(({ name }) => name);
}
