import { flowOf } from "../../spec/flow/flow.js";
import { type FlatGraph, nodesOf } from "../../spec/graph-spec.js";
import { kindOf } from "../../spec/node-kinds.js";

/** The texts of a node in a drawing. */
export interface NodeLabel {
  readonly name: string;
  /** The name within its group. */
  readonly title: string;
  readonly kind: string;
  readonly models: readonly string[];
  /** ` × 3` for a node that makes three model calls. Empty for one call or none. */
  readonly times: string;
}

/** The labels of a graph's nodes, by name. */
export function nodeLabels(graph: FlatGraph): ReadonlyMap<string, NodeLabel> {
  const flows = flowOf(graph);
  return new Map(
    nodesOf(graph).map(([name, node]): [string, NodeLabel] => {
      const calls = flows.get(name)?.modelCalls ?? 0;
      const times = calls > 1 ? ` × ${calls}` : "";
      return [
        name,
        { name, title: name, kind: node.kind, models: kindOf(node).models(node), times },
      ];
    }),
  );
}
