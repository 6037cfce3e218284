// define/: makes graphs in TypeScript.
//
// `defineGraph` checks names in `reads` and `output` at compile time: `CheckedNodes` replaces the
// type of an invalid node by a `TypeProblem`, whose text is a sentence. `layered` and `swapModels`
// build on plain data. All of them return graphs that `validate/` has checked and frozen.

import type { GraphSpec } from "../spec/graph-spec.js";
import type { GraphPolicies } from "../spec/policies/policies.js";
import { checkGraph } from "../validate/check-graph.js";
import type { CheckedNodes, CheckedOutput, InnerNames, NodeMap } from "./checked-names.js";

/** The options of `defineGraph`: the nodes, and policies for the whole graph. */
export interface GraphOptions<Nodes extends NodeMap, Output extends string> extends GraphPolicies {
  /** The name of the graph in diagrams, traces and events. */
  readonly name: string;
  /** The nodes by name, each made by a function such as `proposer`. */
  readonly nodes: Nodes & CheckedNodes<Nodes>;
  /** The node whose text is the answer. */
  readonly output: Output & CheckedOutput<NoInfer<Nodes>, Output>;
}

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
): GraphSpec<(keyof Nodes & string) | InnerNames<Nodes>> {
  return checkGraph({ version: 1, ...graph });
}
