import type { ModelCapabilities } from "@moagraph/provider-kit";
import { type GraphSpec, nodesOf } from "../graph-spec.js";
import { kindOf } from "../node-kinds.js";
import type { GraphEndpoint } from "../policies/endpoints.js";
import type { GraphPolicies } from "../policies/policies.js";

/** Policies about models and providers, which hold for a whole run. */
type ModelPolicies = Pick<GraphPolicies, "capabilities" | "endpoints">;

/**
 * The capabilities and endpoints of a graph and of all graphs in it. The outer graph has priority, then the
 * one that comes first.
 */
export function modelPoliciesOf(graph: GraphSpec): ModelPolicies {
  const capabilities = new Map<string, ModelCapabilities>();
  const endpoints = new Map<string, GraphEndpoint>();
  for (const each of graphsIn(graph)) {
    for (const [model, known] of Object.entries(each.capabilities ?? {})) {
      capabilities.set(model, { ...known, ...capabilities.get(model) });
    }
    for (const [id, endpoint] of Object.entries(each.endpoints ?? {})) {
      if (!endpoints.has(id)) endpoints.set(id, endpoint);
    }
  }
  return {
    ...(capabilities.size === 0 ? {} : { capabilities: Object.fromEntries(capabilities) }),
    ...(endpoints.size === 0 ? {} : { endpoints: Object.fromEntries(endpoints) }),
  };
}

/** A graph, or what a node holds. Only a graph has policies. */
type Part = Pick<GraphSpec, "nodes"> & ModelPolicies;

/** The graph and all parts of it, from the outside in, each once. */
function graphsIn(graph: GraphSpec): Part[] {
  const parts = new Set<Part>([graph]);
  for (const part of parts) {
    for (const [, node] of nodesOf(part)) {
      const { inside } = kindOf(node);
      if (inside !== undefined) parts.add(Reflect.get(node, inside.key) as Part);
    }
  }
  return [...parts];
}
