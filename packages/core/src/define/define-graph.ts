import type { GraphSpec } from "../spec/graph-spec.js";
import type { NodeSpec } from "../spec/node-kinds.js";
import type { GraphPolicies } from "../spec/policies/policies.js";
import { checkGraph } from "../validate/check-graph.js";
import type { TypeProblem } from "./type-problem.js";

/** Nodes by name, as `defineGraph` takes them. */
export type NodeMap = { readonly [name: string]: NodeSpec };

/** What `defineGraph` takes: the nodes, and policies that hold for all of them. */
export interface GraphOptions<Nodes extends NodeMap, Output extends string> extends GraphPolicies {
  /** What diagrams, traces and events call the graph. */
  readonly name: string;
  /** The steps by name, each made by a constructor such as `proposer`. */
  readonly nodes: Nodes & CheckedNodes<Nodes>;
  /** The node whose text is the answer. */
  readonly output: Output & CheckedOutput<NoInfer<Nodes>, Output>;
}

/** Every node as it is, or a sentence on the one that reads a name no node has. */
export type CheckedNodes<Nodes> = {
  readonly [Name in keyof Nodes]: UnknownReads<Nodes, Nodes[Name]> extends infer Unknown extends
    string
    ? [Unknown] extends [never]
      ? Nodes[Name]
      : TypeProblem<`Node "${Name & string}" reads unknown node "${Unknown}"`>
    : never;
};

/** The output's name, or a sentence when no node has it. */
export type CheckedOutput<Nodes, Output extends string> = Output extends keyof Nodes
  ? Output
  : TypeProblem<`The output "${Output}" is no node of this graph`>;

type UnknownReads<Nodes, Node> = Node extends { readonly reads: readonly (infer Read)[] }
  ? string extends Read
    ? never
    : Exclude<Read & string, keyof Nodes>
  : never;

/**
 * Defines a graph from named nodes.
 *
 * A misspelt name in `reads` or `output` is a compile-time error. All else is checked here, at
 * once, so that every fault is named in one error. Makes no model calls.
 *
 * @returns The graph as frozen plain data, ready for `compile`, `toMermaid` and `graphToJson`.
 * @throws {@link GraphValidationError} `INVALID_GRAPH` if anything is wrong; it holds every issue.
 * @example Two models answer, a third one synthesises
 * ```ts
 * import { aggregator, defineGraph, proposer } from "@moagraph/core";
 *
 * const panel = defineGraph({
 *   name: "panel",
 *   nodes: {
 *     llama: proposer({ model: "together:meta-llama/Llama-3.3-70B-Instruct-Turbo" }),
 *     qwen: proposer({ model: "together:Qwen/Qwen2.5-72B-Instruct-Turbo" }),
 *     fuse: aggregator({ model: "openai:gpt-4o", reads: ["llama", "qwen"] }),
 *   },
 *   output: "fuse",
 * });
 * ```
 */
export function defineGraph<const Nodes extends NodeMap, const Output extends string>(
  graph: GraphOptions<Nodes, Output>,
): GraphSpec<keyof Nodes & string> {
  return checkGraph({ version: 1, ...graph });
}
