// Graphs within graphs.
//
// A part is something with nodes: the graph itself, or what one of its nodes holds. Several nodes may hold
// the same object. Each of them is a part, because what its nodes read and inherit may differ: as in JSON,
// where no object is shared. `nesting-bounds.ts` checks that all parts together are not too large. Of a
// graph that fails this check, also one that holds itself, each object is checked once.

import type { IssuePath } from "../../errors/issue.js";
import { mostLevels } from "../../spec/expand/nesting-error.js";
import type { Inside } from "../../spec/node-kind.js";
import { isRecord } from "../value/is-record.js";
import { kindNamedIn } from "./kind-named-in.js";

/** A part of a graph of any form. */
export interface Part {
  readonly at: IssuePath;
  readonly value: unknown;
  /** Number of parts around it. */
  readonly level: number;
  /** Where a node holds it. Absent for the graph itself. */
  readonly inside?: Inside;
  /** How often a run has it for each time that it has the node. */
  readonly copies: number;
  /** The part that it is in. Absent for the graph itself. */
  readonly parent?: Part;
}

/** The graph as a part. */
export function rootPart(graph: unknown): Part {
  return { at: [], value: graph, level: 0, copies: 1 };
}

/**
 * The graph, then all parts of it, down to the most levels.
 *
 * @param isBounded - Whether they are not too many. Else each object is one part.
 */
export function partsOf(graph: unknown, isBounded: boolean): Part[] {
  const parts = [rootPart(graph)];
  const seen = new Set<unknown>([graph]);
  for (const part of parts) {
    if (part.level === mostLevels) continue;
    for (const inner of partsIn(part)) {
      if (!isBounded && seen.has(inner.value)) continue;
      seen.add(inner.value);
      parts.push(inner);
    }
  }
  return parts;
}

/** The nodes of a part, of any form. */
export function nodesIn(value: unknown): Readonly<Record<string, unknown>> {
  const nodes = isRecord(value) ? value["nodes"] : undefined;
  return isRecord(nodes) ? nodes : {};
}

/** The parts that the nodes of a part hold. */
export function partsIn(parent: Part): Part[] {
  return Object.entries(nodesIn(parent.value)).flatMap(([name, node]): Part[] => {
    const inside = kindNamedIn(node)?.inside;
    if (inside === undefined || !isRecord(node) || !isRecord(node[inside.key])) return [];
    const at = [...parent.at, "nodes", name, inside.key];
    const level = parent.level + 1;
    return [{ at, value: node[inside.key], level, inside, copies: copiesOf(node, inside), parent }];
  });
}

function copiesOf(node: Readonly<Record<string, unknown>>, inside: Inside): number {
  const copies = inside.copies(node);
  return typeof copies === "number" && copies >= 1 ? copies : 1;
}
