import { flowOf, type NodeFlow } from "../../spec/flow.js";
import type { NodeKind } from "../../spec/node-kind.js";
import { kindOf, type NodeKindName, nodeKinds, type NodeSpec } from "../../spec/node-kinds.js";
import { type GraphPolicies, graphPoliciesShape } from "../../spec/policies/policies.js";
import { fits } from "../value/check-value.js";
import { isRecord } from "../value/is-record.js";

/** What can be read of a node, however faulty the rest of it is. */
export interface NodeOutline {
  readonly name: string;
  /** What its kind declares, if it names one. */
  readonly kind: NodeKind<NodeSpec> | undefined;
  /** The node itself, if it is faultless. */
  readonly node: NodeSpec | undefined;
  /** Whether its `reads` is a list, or rightly absent. */
  readonly readsAreKnown: boolean;
  /** The texts in its `reads`, with their places there. */
  readonly reads: readonly { readonly name: string; readonly at: number }[];
  /** Those of its own policies that are faultless. */
  readonly policies: GraphPolicies;
  /** What goes through it, if it and all before it are faultless. */
  readonly flow: NodeFlow | undefined;
}

/** What can be read of a graph, so that every rule runs whatever the others find. */
export interface GraphOutline {
  readonly nodes: ReadonlyMap<string, NodeOutline>;
  readonly output: string | undefined;
  /** Those of its own policies that are faultless. */
  readonly policies: GraphPolicies;
}

/** Reads what it can of any value. Never throws. */
export function outlineOf(graph: unknown): GraphOutline {
  const root = isRecord(graph) ? graph : {};
  const entries = Object.entries(isRecord(root["nodes"]) ? root["nodes"] : {});
  const faultless = new Map(entries.filter(isFaultless));
  const flows = flowOf({ nodes: Object.fromEntries(faultless) });
  const nodes = entries.map(([name, value]): [string, NodeOutline] => [
    name,
    { name, ...readNode(value), node: faultless.get(name), flow: flows.get(name) },
  ]);
  const output = typeof root["output"] === "string" ? root["output"] : undefined;
  return { nodes: new Map(nodes), output, policies: policiesIn(root) };
}

function policiesIn(root: Record<string, unknown>): GraphPolicies {
  const faultless = Object.entries(graphPoliciesShape)
    .filter(([key, schema]) => root[key] === undefined || fits(schema, root[key]))
    .map(([key]) => [key, root[key]]);
  return Object.fromEntries(faultless) as GraphPolicies;
}

function isFaultless(entry: [string, unknown]): entry is [string, NodeSpec] {
  const kind = kindIn(entry[1]);
  return kind !== undefined && fits(kind.schema, entry[1]);
}

function readNode(
  value: unknown,
): Pick<NodeOutline, "kind" | "readsAreKnown" | "reads" | "policies"> {
  const kind = kindIn(value);
  const reads: unknown = isRecord(value) ? value["reads"] : undefined;
  const list: unknown[] = Array.isArray(reads) ? reads : [];
  return {
    kind,
    readsAreKnown: Array.isArray(reads) || kind?.arity.atLeast === 0,
    policies: policiesIn(isRecord(value) ? value : {}),
    reads: list.flatMap((read, at) => (typeof read === "string" ? [{ name: read, at }] : [])),
  };
}

/** What the kind that a value names declares, if there is such a kind. */
function kindIn(value: unknown): NodeKind<NodeSpec> | undefined {
  const kind = isRecord(value) ? value["kind"] : undefined;
  if (typeof kind !== "string" || !Object.hasOwn(nodeKinds, kind)) return undefined;
  return kindOf({ kind: kind as NodeKindName } as NodeSpec);
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
