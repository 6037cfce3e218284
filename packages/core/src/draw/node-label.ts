import { flowOf } from "../spec/flow.js";
import { type GraphSpec, nodesOf } from "../spec/graph-spec.js";
import { kindOf } from "../spec/node-kinds.js";

/** What a drawing says of a node. */
export interface NodeLabel {
  readonly name: string;
  readonly kind: string;
  readonly models: readonly string[];
  /** ` × 3` for a node that makes several model calls, else nothing. */
  readonly times: string;
}

/** The labels of a graph's nodes, by name. */
export function nodeLabels(graph: GraphSpec): ReadonlyMap<string, NodeLabel> {
  const flows = flowOf(graph);
  return new Map(
    nodesOf(graph).map(([name, node]): [string, NodeLabel] => {
      const calls = flows.get(name)?.modelCalls ?? 0;
      const times = calls > 1 ? ` × ${calls}` : "";
      return [name, { name, kind: node.kind, models: kindOf(node).models(node), times }];
    }),
  );
}
