// A node that holds other nodes, as flat nodes.
//
// `flatGraphOf` replaces such nodes, so that everything below it, from the plan to LangGraph, sees one
// graph of plain nodes. One file for each kind says how, and `expansions.ts` lists them. The name of a flat
// node is the path to it: `panel/llama`. The names of nodes cannot contain `/`, so no two are the same.

import type { FlatNodeSpec, GraphSpec } from "../graph-spec.js";
import type { NestingKindName, NodeOfKind } from "../node-kinds.js";
import type { Policies } from "../policies/policies.js";

/** A path in the graph that was written. */
export type GraphPath = readonly (string | number)[];

/** A flat node, and where it comes from. */
export interface FlatNode {
  readonly name: string;
  readonly node: FlatNodeSpec;
  readonly origin: Origin;
}

/** The place of a node in the graph that was written. */
export interface Origin {
  /** Path of the node: `["nodes", "panel", "graph", "nodes", "llama"]`. */
  readonly path: GraphPath;
  /** Path of the innermost graph that it is in: `["nodes", "panel", "graph"]`. */
  readonly graph: GraphPath;
  /** Keys of the flat node around what was written: those of `rule` in a router. Default none. */
  readonly wrapped?: GraphPath;
}

/** What a flat node inherits, and where it comes from. */
export interface Heritage {
  /** Policies of the graphs around it, beside the outermost. */
  readonly policies: Policies;
  readonly origin: Origin;
}

/** The place of a node that is expanded. */
export interface Place extends Heritage {
  /** The name of the flat node that passes on what the node passes on. */
  readonly name: string;
  /** The names of the nodes in it begin with this and `/`. */
  readonly path: string;
  /** The flat nodes that it reads. */
  readonly reads: readonly string[];
}

/** Some named nodes that are expanded together. */
export interface Group extends Heritage {
  readonly nodes: GraphSpec["nodes"];
  /** The names of flat nodes begin with this. */
  readonly prefix: string;
  /** Flat names that nodes have instead of the prefix and their own name. */
  readonly renamed: ReadonlyMap<string, string>;
  /** The flat nodes behind names that are no nodes of the group. */
  readonly given: ReadonlyMap<string, readonly string[]>;
}

/** What expansions are made with. */
export interface Expander {
  /** The flat nodes of a group, in its order. */
  expand(group: Group): FlatNode[];
  /** A flat node that the expansion adds. */
  add(name: string, node: FlatNodeSpec, heritage: Heritage): FlatNode;
  /** Most proposals that a flat node passes on. */
  writesOf(name: string): number;
}

/** Replaces a node of one kind by flat nodes. The last of them passes on what the node passes on. */
export type Expansion<Kind extends NestingKindName> = (
  node: NodeOfKind<Kind>,
  place: Place,
  expander: Expander,
) => FlatNode[];
