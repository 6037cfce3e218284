import { flowOf, type NodeFlow } from "../../spec/flow/flow.js";
import type { NodeKind } from "../../spec/node-kind.js";
import type { NodeSpec } from "../../spec/graph-spec.js";
import { kindOf, type NodeKindName, nodeKinds } from "../../spec/node-kinds.js";
import { type GraphPolicies, graphPoliciesShape } from "../../spec/policies/policies.js";
import { fits } from "../value/check-value.js";
import { isRecord } from "../value/is-record.js";

/** A name in a list, with its index. */
export interface NamedAt {
  readonly name: string;
  readonly at: number;
}

/** The parts of a node that are valid, whatever else is wrong with it. */
export interface NodeOutline {
  readonly name: string;
  /** Its kind; nothing if the kind is unknown. */
  readonly kind: NodeKind<NodeSpec> | undefined;
  /** The node itself, if it has no issue. */
  readonly node: NodeSpec | undefined;
  /** Whether its `reads` is a list of strings, or absent from a kind that reads nothing. */
  readonly readsAreKnown: boolean;
  /** The strings in its `reads`, with their indexes. */
  readonly reads: readonly NamedAt[];
  /** The strings in its `routes`, with their indexes. Empty for a kind without routes. */
  readonly routes: readonly NamedAt[];
  /** Its own policies, without invalid ones. */
  readonly policies: GraphPolicies;
  /** Its proposals and calls, if it and all nodes before it are valid. */
  readonly flow: NodeFlow | undefined;
}

/** The parts of a graph that are valid. Every rule reads them, whatever other rules find. */
export interface GraphOutline {
  readonly nodes: ReadonlyMap<string, NodeOutline>;
  readonly output: string | undefined;
  /** Its own policies, without invalid ones. */
  readonly policies: GraphPolicies;
}

/** Reads the valid parts of any value. Never throws. */
export function outlineOf(graph: unknown): GraphOutline {
  const root = isRecord(graph) ? graph : {};
  const entries = Object.entries(isRecord(root["nodes"]) ? root["nodes"] : {});
  const valid = new Map(entries.filter(isValid));
  const flows = flowOf({ nodes: Object.fromEntries(valid) });
  const nodes = entries.map(([name, value]): [string, NodeOutline] => [
    name,
    { name, ...readNode(value), node: valid.get(name), flow: flows.get(name) },
  ]);
  const output = typeof root["output"] === "string" ? root["output"] : undefined;
  return { nodes: new Map(nodes), output, policies: validPolicies(root) };
}

function validPolicies(root: Record<string, unknown>): GraphPolicies {
  const valid = Object.entries(graphPoliciesShape)
    .filter(([key, schema]) => root[key] === undefined || fits(schema, root[key]))
    .map(([key]) => [key, root[key]]);
  return Object.fromEntries(valid) as GraphPolicies;
}

function isValid(entry: [string, unknown]): entry is [string, NodeSpec] {
  const kind = kindIn(entry[1]);
  return kind !== undefined && fits(kind.schema, entry[1]);
}

function readNode(
  value: unknown,
): Pick<NodeOutline, "kind" | "readsAreKnown" | "reads" | "routes" | "policies"> {
  const kind = kindIn(value);
  const reads: unknown = isRecord(value) ? value["reads"] : undefined;
  const hasRoutes = kind?.routes !== undefined && isRecord(value);
  return {
    kind,
    readsAreKnown: kind?.arity.atLeast === 0 || areNames(reads),
    policies: validPolicies(isRecord(value) ? value : {}),
    reads: namesIn(reads),
    routes: hasRoutes ? namesIn(value["routes"]) : [],
  };
}

function namesIn(value: unknown): NamedAt[] {
  const list: unknown[] = Array.isArray(value) ? value : [];
  return list.flatMap((name, at) => (typeof name === "string" ? [{ name, at }] : []));
}

function areNames(reads: unknown): boolean {
  return Array.isArray(reads) && reads.every((read) => typeof read === "string");
}

/** The kind that a value names, if there is such a kind. */
function kindIn(value: unknown): NodeKind<NodeSpec> | undefined {
  const kind = isRecord(value) ? value["kind"] : undefined;
  if (typeof kind !== "string" || !Object.hasOwn(nodeKinds, kind)) return undefined;
  return kindOf({ kind: kind as NodeKindName } as NodeSpec);
}
