import type { IssuePath } from "../../errors/issue.js";
import { cascadingPolicies } from "../../spec/expand/cascading-policies.js";
import type { NodeFlow } from "../../spec/flow/flow.js";
import type { FlatGraph, NodeSpec } from "../../spec/graph-spec.js";
import type { NodeKind } from "../../spec/node-kind.js";
import {
  type GraphPolicies,
  graphPoliciesShape,
  overlay,
  type Policies,
} from "../../spec/policies/policies.js";
import { kindNamedIn } from "./kind-named-in.js";
import { nodesIn, type Part, partsOf } from "./parts.js";
import { type ValidNodes, validNodesIn } from "./valid-nodes.js";
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

/** The valid parts of a graph, or of what one of its nodes holds. Every rule reads them. */
export interface GraphOutline {
  /** What is outlined. Paths of issues begin here. */
  readonly part: Part;
  readonly nodes: ReadonlyMap<string, NodeOutline>;
  /** The node whose text is the answer. Absent for what is not a graph. */
  readonly output: string | undefined;
  /** The nodes whose proposals are passed on, with their paths. */
  readonly outputs: readonly { readonly name: string; readonly path: IssuePath }[];
  /** Names that nodes can read beside those of nodes. */
  readonly given: readonly string[];
  /** Its own policies, without invalid ones. */
  readonly policies: GraphPolicies;
  /** The policies that its nodes inherit, its own included. */
  readonly inherited: Policies;
  /** All nodes of a run, as flat ones, without invalid ones. Empty for what a node holds. */
  readonly flat: FlatGraph["nodes"];
}

/** Reads the valid parts of any value. Never throws. */
export function outlinesOf(graph: unknown, isBounded: boolean): GraphOutline[] {
  const valid = validNodesIn(graph, isBounded);
  const outlines = new Map<Part | undefined, GraphOutline>();
  for (const part of partsOf(graph, isBounded)) {
    outlines.set(part, outlineOf(part, valid, outlines.get(part.parent)?.inherited ?? {}));
  }
  return [...outlines.values()];
}

function outlineOf(part: Part, valid: ValidNodes, inherited: Policies): GraphOutline {
  const root = isRecord(part.value) ? part.value : {};
  const nodes = Object.entries(nodesIn(root)).map(([name, value]): [string, NodeOutline] => {
    const node = valid.isValid(value) ? value : undefined;
    const flow = node === undefined ? undefined : valid.flowOf([...part.at, "nodes", name]);
    return [name, { name, ...readNode(value), node, flow }];
  });
  const { isGraph = true, given = [] } = part.inside ?? {};
  const policies = isGraph ? validPolicies(root) : {};
  return {
    part,
    nodes: new Map(nodes),
    output: isGraph && typeof root["output"] === "string" ? root["output"] : undefined,
    outputs: outputsIn(root["output"], isGraph),
    given,
    policies,
    inherited: overlay(inherited, cascadingPolicies(policies)),
    flat: part.inside === undefined ? valid.flat : {},
  };
}

function outputsIn(output: unknown, isGraph: boolean): GraphOutline["outputs"] {
  if (typeof output === "string") return [{ name: output, path: ["output"] }];
  const list: unknown[] = Array.isArray(output) && !isGraph ? output : [];
  return list.flatMap((name, at) =>
    typeof name === "string" ? [{ name, path: ["output", at] }] : [],
  );
}

const policySchemas = Object.entries(graphPoliciesShape);
const unsetPolicies = Object.fromEntries(policySchemas.map(([key]) => [key, undefined]));

/** Policies that are valid or not set, all of which have a key. */
function validPolicies(root: Record<string, unknown>): GraphPolicies {
  const policies: Record<string, unknown> = { ...unsetPolicies };
  for (const [key, schema] of policySchemas) {
    const value = root[key];
    if (value === undefined) continue;
    if (fits(schema, value)) policies[key] = value;
    else delete policies[key];
  }
  return policies;
}

function readNode(
  value: unknown,
): Pick<NodeOutline, "kind" | "readsAreKnown" | "reads" | "routes" | "policies"> {
  const kind = kindNamedIn(value);
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
