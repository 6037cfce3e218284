import type { NodeKind } from "../spec/node-kind.js";
import { type NodeKindName, nodeKinds, type NodeSpec } from "../spec/node-kinds.js";

/** What can be read of a node, however faulty the rest of it is. */
export interface NodeOutline {
  readonly name: string;
  readonly value: unknown;
  /** Whether its `reads` is a list, or rightly absent. */
  readonly readsAreKnown: boolean;
  /** The texts in its `reads`, with their places there. */
  readonly reads: readonly { readonly name: string; readonly at: number }[];
  /** Its samples if that is a usable number, else 1. */
  readonly samples: number;
}

/** What can be read of a graph, so that every rule runs whatever the others find. */
export interface GraphOutline {
  readonly nodes: ReadonlyMap<string, NodeOutline>;
  readonly output: string | undefined;
}

/** Reads what it can of any value. Never throws. */
export function outlineOf(graph: unknown): GraphOutline {
  const root = isRecord(graph) ? graph : {};
  const nodes = isRecord(root["nodes"]) ? root["nodes"] : {};
  return {
    nodes: new Map(Object.entries(nodes).map(([name, value]) => [name, outlineNode(name, value)])),
    output: typeof root["output"] === "string" ? root["output"] : undefined,
  };
}

function outlineNode(name: string, value: unknown): NodeOutline {
  const record = isRecord(value) ? value : {};
  const reads = Array.isArray(record["reads"]) ? (record["reads"] as unknown[]) : [];
  const samples = record["samples"];
  return {
    name,
    value,
    readsAreKnown: Array.isArray(record["reads"]) || arityOf(value)?.atLeast === 0,
    reads: reads.flatMap((read, at) => (typeof read === "string" ? [{ name: read, at }] : [])),
    samples: Number.isSafeInteger(samples) ? Math.max(1, samples as number) : 1,
  };
}

/** How many nodes a node must and may read, if its kind is known. */
export function arityOf(value: unknown): NodeKind<NodeSpec>["arity"] | undefined {
  const kind = isRecord(value) ? value["kind"] : undefined;
  if (typeof kind !== "string" || !Object.hasOwn(nodeKinds, kind)) return undefined;
  return nodeKinds[kind as NodeKindName].arity;
}

/** Whether a value is an object with named fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Names for a message: quoted, and cut after ten with a count of the rest. */
export function listNames(names: Iterable<string>): string {
  const all = [...names];
  const shown = all
    .slice(0, 10)
    .map((name) => `\`${name}\``)
    .join(", ");
  return all.length > 10 ? `${shown} and ${all.length - 10} more` : shown;
}
