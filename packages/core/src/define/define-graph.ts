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

/** The type of each node, or a {@link TypeProblem} if it names a node that does not exist. */
export type CheckedNodes<Nodes> = {
  readonly [Name in keyof Nodes]: [ProblemOf<Nodes, Name>] extends [never]
    ? Nodes[Name]
    : TypeProblem<ProblemOf<Nodes, Name>>;
};

/** The type of a router does not tell what it reads from what it routes to. */
type ProblemOf<Nodes, Name extends keyof Nodes> = Nodes[Name] extends { readonly routes: unknown }
  ? `Node "${Name & string}" names unknown node "${UnknownIn<Nodes, Nodes[Name], "routes">}"`
  : `Node "${Name & string}" reads unknown node "${UnknownIn<Nodes, Nodes[Name], "reads">}"`;

/** The name of the output, or a {@link TypeProblem} if no node has it. */
export type CheckedOutput<Nodes, Output extends string> = Output extends keyof Nodes
  ? Output
  : TypeProblem<`The output "${Output}" is not a node of this graph`>;

/** The names in a list of a node that no node has. Not those that are known at run time only. */
type UnknownIn<Nodes, Node, Key extends "reads" | "routes"> = Node extends {
  readonly [List in Key]?: readonly (infer Named)[] | undefined;
}
  ? string extends Named
    ? never
    : Exclude<Named & string, keyof Nodes>
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
