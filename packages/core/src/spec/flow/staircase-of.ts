import type { NodeSpec } from "../graph-spec.js";
import { kindOf } from "../node-kinds.js";
import { type GraphPolicies, policiesOf } from "../policies/policies.js";
import type { StaircaseRules } from "../policies/staircase.js";

/** The rules of a node's staircase, of its own or of its graph; `undefined` if it has none. */
export function staircaseOf(graph: GraphPolicies, node: NodeSpec): StaircaseRules | undefined {
  const staircase = "staircase" in node ? node.staircase : undefined;
  if (staircase === undefined && graph.staircase === undefined) return undefined;
  // Policies of a graph are set for all its nodes, also for those that do not have them.
  const { properties } = kindOf(node).schema;
  return Object.hasOwn(properties, "staircase") ? policiesOf(graph, node).staircase : undefined;
}
