import type { GraphNodeSpec, GraphSpec } from "./graph-spec.js";
import type { NodeKind } from "./node-kind.js";
import { anyObject, strictObject } from "../schema/schema.js";

/** The settings of a node that holds a graph. */
export type GraphNodeOptions<NodeName extends string = string> = Omit<
  GraphNodeSpec<NodeName>,
  "kind"
>;

/**
 * Creates a node that holds a graph. It passes on the answer of that graph as its proposal.
 *
 * The nodes of the inner graph run as nodes of the outer graph: in events, proposals and the ledger,
 * the node `llama` of the node `panel` is `panel/llama`, and the output of the inner graph is `panel`.
 * The policies of the inner graph hold for its nodes; the outer graph's hold where it sets none.
 *
 * @param options - The graph. It has no `budget`: the budget of the outer graph counts its calls too.
 * @returns A node for `defineGraph`, not validated yet.
 * @example
 * ```ts
 * import { graph } from "@moagraph/core";
 * import { moaLite } from "@moagraph/recipes";
 *
 * const panel = graph({ graph: moaLite.graph });
 * panel.kind; // "graph"
 * ```
 */
export function graph<NodeName extends string>(
  options: GraphNodeOptions<NodeName>,
): GraphNodeSpec<NodeName> {
  return { kind: "graph", ...options };
}

/** The declaration of the kind `graph`. */
export const graphNodeKind: NodeKind<GraphNodeSpec> = {
  kind: "graph",
  summary: "Holds a graph, and passes on its answer.",
  schema: strictObject<GraphNodeSpec>(
    {
      kind: { type: "string", const: "graph" },
      graph: {
        description: "The graph. It has no budget: that of the outer graph counts its calls.",
        ...anyObject<GraphSpec>(),
      },
    },
    { kind: true, graph: true },
  ),
  inside: { key: "graph", isGraph: true, given: [], reserved: [], copies: () => 1 },
  arity: { atLeast: 0 },
  reads: () => [],
  writes: () => 1,
  modelCalls: () => 0,
  shown: () => 0,
  instructionTokens: 0,
  proposalTokens: (_node, { replyTokens }) => replyTokens,
  models: () => [],
  renameModels: (node) => node,
};
