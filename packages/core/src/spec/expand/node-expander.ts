import type { FlatNodeSpec, GraphSpec, NodeSpec } from "../graph-spec.js";
import { kindOf, type NestingKindName } from "../node-kinds.js";
import { overlay, type Policies } from "../policies/policies.js";
import { topologicalOrder } from "./topological-order.js";
import { mostLevels, NestingError } from "./nesting-error.js";
import type { Expander, Expansion, FlatNode, GraphPath, Group, Heritage } from "./expansion.js";
import { expansions } from "./expansions.js";

/**
 * Expands the nodes of one graph. Takes any nodes whose form is valid: a node that reads unknown names,
 * or that is on a cycle, is left out or reads nothing of them.
 */
export class NodeExpander implements Expander {
  /** The flat nodes that pass on what a node passes on, by {@link keyOf} its path: one for each round. */
  readonly results: Map<string, string[]> = new Map();
  private readonly writes = new Map<string, number>();
  /** The nodes that are being expanded, from the outside in. */
  private readonly open = new Set<GraphSpec["nodes"]>();

  /** @throws {@link NestingError} for a graph that holds itself or too many levels. */
  expand(group: Group): FlatNode[] {
    const { nodes } = group;
    if (this.open.has(nodes)) throw new NestingError("GRAPH_IN_ITSELF");
    if (this.open.size > mostLevels) throw new NestingError("TOO_MANY_LEVELS");
    this.open.add(nodes);
    const flat = this.expandAll(group);
    this.open.delete(nodes);
    return flat;
  }

  /** Expands a node after those that it reads, so that what they pass on is known. */
  private expandAll(group: Group): FlatNode[] {
    const nodes = new Map(Object.entries(group.nodes));
    const reads = new Map([...nodes].map(([name, node]) => [name, kindOf(node).reads(node)]));
    const expanded = new Map<string, FlatNode[]>();
    for (const name of topologicalOrder(reads)) {
      const node = nodes.get(name);
      if (node !== undefined) expanded.set(name, this.expandNode(name, node, group));
    }
    return [...nodes.keys()].flatMap((name) => expanded.get(name) ?? []);
  }

  add(name: string, node: FlatNodeSpec, { policies, origin }: Heritage): FlatNode {
    const kind = kindOf(node);
    const incoming = kind.reads(node).reduce((sum, read) => sum + this.writesOf(read), 0);
    this.writes.set(name, kind.writes(node, incoming));
    return { name, node: inherit(node, policies), origin };
  }

  writesOf(name: string): number {
    return this.writes.get(name) ?? 0;
  }

  private expandNode(name: string, node: NodeSpec, group: Group): FlatNode[] {
    const reads = kindOf(node)
      .reads(node)
      .flatMap((read) => group.given.get(read) ?? [flatName(read, group)]);
    const origin = { ...group.origin, path: [...group.origin.path, "nodes", name] };
    const flat = flatName(name, group);
    const key = keyOf(origin.path);
    const results = this.results.get(key);
    if (results === undefined) this.results.set(key, [flat]);
    else results.push(flat);
    const { policies } = group;
    if (isFlat(node)) {
      return [this.add(flat, reroute(rewire(node, reads), group), { policies, origin })];
    }
    const place = { name: flat, path: group.prefix + name, reads, policies, origin };
    return expansionOf(node)(node, place, this);
  }
}

/** A path as a key. Names of nodes that are not checked may contain anything. */
export function keyOf(path: GraphPath): string {
  return JSON.stringify(path);
}

/** Whether a node holds no other nodes. */
export function isFlat(node: NodeSpec): node is FlatNodeSpec {
  return kindOf(node).inside === undefined;
}

function flatName(name: string, { prefix, renamed }: Group): string {
  return renamed.get(name) ?? prefix + name;
}

function rewire(node: FlatNodeSpec, reads: readonly string[]): FlatNodeSpec {
  return reads.length === 0 ? node : ({ ...node, reads } as FlatNodeSpec);
}

function reroute(node: FlatNodeSpec, group: Group): FlatNodeSpec {
  const renamed = kindOf(node).renameRoutes?.(node, (route) => flatName(route, group));
  return (renamed as FlatNodeSpec | undefined) ?? node;
}

function inherit(node: FlatNodeSpec, policies: Policies): FlatNodeSpec {
  return Object.keys(policies).length === 0 ? node : (overlay(policies, node) as FlatNodeSpec);
}

type NestingNode = Exclude<NodeSpec, FlatNodeSpec>;

function expansionOf(node: NestingNode): Expansion<NestingKindName> {
  return expansions[node.kind] as Expansion<NestingKindName>;
}
