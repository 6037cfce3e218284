import type { GraphOutline } from "./outline.js";
import type { Rule } from "./rule.js";

/** Every node contributes to the answer. */
export const answerReachable: Rule = (graph) => {
  if (graph.output === undefined || !graph.nodes.has(graph.output)) return [];
  const used = usedBy(graph.output, graph);
  if ([...used].some((name) => graph.nodes.get(name)?.readsAreKnown === false)) return [];
  return [...graph.nodes.keys()]
    .filter((name) => !used.has(name))
    .map((name) => ({
      code: "UNREACHABLE_NODE",
      path: ["nodes", name],
      message: `Node \`${name}\` is never used: no path leads from it to the output \`${graph.output}\`.`,
      hint: `Remove it, or add it to the \`reads\` of a node that leads to \`${graph.output}\`.`,
    }));
};

function usedBy(output: string, { nodes }: GraphOutline): ReadonlySet<string> {
  const used = new Set([output]);
  for (const name of used) {
    for (const read of nodes.get(name)?.reads ?? []) used.add(read.name);
  }
  return used;
}
