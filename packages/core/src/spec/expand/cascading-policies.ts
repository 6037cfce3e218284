import { type GraphPolicies, graphPoliciesShape, type Policies } from "../policies/policies.js";

/** Policies that belong to a whole run or to models, not to nodes. */
const ofRuns: ReadonlySet<string> = new Set(["budget", "capabilities", "endpoints"]);

const names = Object.keys(graphPoliciesShape).filter((name) => !ofRuns.has(name));

/** The policies of a graph that its nodes inherit. */
export function cascadingPolicies(graph: GraphPolicies): Policies {
  const own = graph as Readonly<Record<string, unknown>>;
  const set = names.filter((name) => own[name] !== undefined);
  return Object.fromEntries(set.map((name) => [name, own[name]])) as Policies;
}
