import type { Call } from "@moagraph/core";
import { flowOf, type GraphSpec, layersOf } from "@moagraph/core/graph";

/** The nodes of a graph whose calls have not all ended, layer by layer. */
export function openNodes(graph: GraphSpec, ledger: readonly Call[]): string[] {
  const flow = flowOf(graph);
  const ended = new Map<string, Set<number>>();
  for (const { node, sample, status } of ledger) {
    if (status === "aborted") continue;
    ended.set(node, (ended.get(node) ?? new Set()).add(sample));
  }
  const isOpen = (node: string): boolean =>
    (flow.get(node)?.modelCalls ?? 0) > (ended.get(node)?.size ?? 0);
  return layersOf(graph).flat().filter(isOpen);
}
