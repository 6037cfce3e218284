import { roundsIn } from "../../spec/expand/repeat-rounds.js";
import type { FlatGraph } from "../../spec/graph-spec.js";
import { layersOf } from "../../spec/flow/layers.js";
import { predecessorsOf } from "../../spec/flow/predecessors.js";
import { type NodeLabel, nodeLabels } from "./node-label.js";

/** The nodes of a layer that are drawn in one frame. */
export interface DrawnLayer {
  /** Number of the layer, from 1. */
  readonly number: number;
  /** Name of the node that holds them, such as `rounds/1`. Empty for nodes that no node holds. */
  readonly group: string;
  readonly nodes: readonly NodeLabel[];
  /** The nodes that each of them waits for: those that it reads, and routers. */
  readonly before: readonly string[];
}

/** The layers of a graph. One with nodes of several groups is drawn in several frames. */
export function drawnLayersOf(flat: FlatGraph): DrawnLayer[] {
  const labels = nodeLabels(flat);
  const predecessors = predecessorsOf(flat);
  const groups = new Set([...holdersOf([...labels.keys()]), ...roundsIn(flat)]);
  return layersOf(flat).flatMap((names, index) => {
    const before = predecessors.get(names[0] ?? "") ?? [];
    const nodes = names.flatMap((name) => labels.get(name) ?? []);
    return byGroup(nodes, groups).map((part) => ({ number: index + 1, before, ...part }));
  });
}

/** Heading of the frame of a layer. */
export function headingOf({ number, group }: Pick<DrawnLayer, "number" | "group">): string {
  return group === "" ? `layer ${number}` : `${group} · layer ${number}`;
}

function byGroup(
  nodes: readonly NodeLabel[],
  groups: ReadonlySet<string>,
): Pick<DrawnLayer, "group" | "nodes">[] {
  const parts = new Map<string, NodeLabel[]>();
  for (const node of nodes) {
    const group = groupOf(node.name, groups);
    const isWithin = group !== "" && node.name !== group;
    const titled = isWithin ? { ...node, title: node.name.slice(group.length + 1) } : node;
    const part = parts.get(group);
    if (part === undefined) parts.set(group, [titled]);
    else part.push(titled);
  }
  return [...parts].map(([group, part]) => ({ group, nodes: part }));
}

/** The names of all nodes that hold others. A round whose only node has its name is not among them. */
function holdersOf(names: readonly string[]): string[] {
  return names.flatMap((name) => (name.includes("/") ? holderOf(name) : []));
}

/** A node that passes on what its group passes on has the name of the group, and belongs to it. */
function groupOf(name: string, groups: ReadonlySet<string>): string {
  return groups.has(name) ? name : holderOf(name);
}

function holderOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf("/")));
}
