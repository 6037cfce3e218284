// define/: makes graphs in TypeScript.
//
// `defineGraph` checks names in `reads` and `output` at compile time: `CheckedNodes` replaces the
// type of an invalid node by a `TypeProblem`, whose text is a sentence. `layered` and `swapModels`
// build on plain data. All of them return graphs that `validate/` has checked and frozen.

import type { GraphSpec, NodeSpec } from "../spec/graph-spec.js";
import type { GraphPolicies } from "../spec/policies/policies.js";
import { checkGraph } from "../validate/check-graph.js";
import type { TypeProblem } from "../errors/type-problem.js";

/** The nodes of `defineGraph`, by name. */
export type NodeMap = { readonly [name: string]: NodeSpec };

/** The options of `defineGraph`: the nodes, and policies for the whole graph. */
export interface GraphOptions<Nodes extends NodeMap, Output extends string> extends GraphPolicies {
  /** The name of the graph in diagrams, traces and events. */
  readonly name: string;
  /** The nodes by name, each made by a function such as `proposer`. */
  readonly nodes: Nodes & CheckedNodes<Nodes>;
  /** The node whose text is the answer. */
  readonly output: Output & CheckedOutput<NoInfer<Nodes>, Output>;
}

/** The type of each node, or a {@link TypeProblem} if it reads a name that no node has. */
export type CheckedNodes<Nodes> = {
  readonly [Name in keyof Nodes]: UnknownReads<Nodes, Nodes[Name]> extends infer Unknown extends
    string
    ? [Unknown] extends [never]
      ? Nodes[Name]
      : TypeProblem<`Node "${Name & string}" reads unknown node "${Unknown}"`>
    : never;
};

/** The name of the output, or a {@link TypeProblem} if no node has it. */
export type CheckedOutput<Nodes, Output extends string> = Output extends keyof Nodes
  ? Output
  : TypeProblem<`The output "${Output}" is not a node of this graph`>;

type UnknownReads<Nodes, Node> = Node extends { readonly reads: readonly (infer Read)[] }
  ? string extends Read
    ? never
    : Exclude<Read & string, keyof Nodes>
  : never;

/**
 * Defines a graph from named nodes.
 *
 * A misspelt name in `reads` or `output` is a compile-time error. Everything else is checked when the
 * function is called. Makes no model calls.
 *
 * @param graph - Name, nodes and output, and policies for the whole graph.
 * @returns The graph as frozen plain data, for `compile`, `toMermaid` and `graphToJson`. Its type
 * holds the names of its nodes, which `compile` passes on to the app.
 * @throws {@link GraphValidationError} `INVALID_GRAPH` with all issues, if the graph is invalid.
 * @example Two models answer, a third synthesises their answers
 * ```ts
 * import { aggregator, defineGraph, proposer } from "@moagraph/core";
 *
 * const panel = defineGraph({
 *   name: "panel",
 *   nodes: {
 *     llama: proposer({ model: "together:meta-llama/Llama-3.3-70B-Instruct-Turbo" }),
 *     qwen: proposer({ model: "together:Qwen/Qwen3.7-Max" }),
 *     fuse: aggregator({ model: "openai:gpt-5.6-terra", reads: ["llama", "qwen"] }),
 *   },
 *   output: "fuse",
 * });
 * console.log(Object.keys(panel.nodes)); // [ 'llama', 'qwen', 'fuse' ]
 * ```
 */
export function defineGraph<const Nodes extends NodeMap, const Output extends string>(
  graph: GraphOptions<Nodes, Output>,
): GraphSpec<keyof Nodes & string> {
  return checkGraph({ version: 1, ...graph });
}
