import type { NodeSpec } from "../spec/graph-spec.js";
import type { TypeProblem } from "../errors/type-problem.js";

/** Nodes by name. */
export type NodeMap = { readonly [name: string]: NodeSpec };

/**
 * The type of each node, or a {@link TypeProblem} if it names a node that does not exist. `Given` is the names
 * that it can read beside those of nodes.
 */
export type CheckedNodes<Nodes, Given extends string = never> = {
  readonly [Name in keyof Nodes]: [ProblemOf<Nodes, Name, Given>] extends [never]
    ? Nodes[Name]
    : TypeProblem<ProblemOf<Nodes, Name, Given>>;
};

/** The type of a router does not tell what it reads from what it routes to. */
type ProblemOf<Nodes, Name extends keyof Nodes, Given extends string> = Nodes[Name] extends {
  readonly routes: unknown;
}
  ? `Node "${Name & string}" names unknown node "${UnknownIn<keyof Nodes | Given, Nodes[Name], "routes">}"`
  : `Node "${Name & string}" reads unknown node "${UnknownIn<keyof Nodes | Given, Nodes[Name], "reads">}"`;

/** The name of the output, or a {@link TypeProblem} if no node has it. */
export type CheckedOutput<Nodes, Output extends string> = Output extends keyof Nodes
  ? Output
  : TypeProblem<`The output "${Output}" is not a node of this graph`>;

/** The names in a list of a node that are not known. Not those that are known at run time only. */
type UnknownIn<Known, Node, Key extends "reads" | "routes"> = Node extends {
  readonly [List in Key]?: readonly (infer Named)[] | undefined;
}
  ? string extends Named
    ? never
    : Exclude<Named & string, Known>
  : never;

/** The names of nodes in other nodes, such as `panel/llama`. None if no node holds others. */
export type InnerNames<Nodes> = {
  [Name in keyof Nodes & string]: Nodes[Name] extends { readonly kind: "graph" | "repeat" }
    ? `${Name}/${string}`
    : never;
}[keyof Nodes & string];
