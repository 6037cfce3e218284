import { overlay } from "../policies/policies.js";
import { cascadingPolicies } from "./cascading-policies.js";
import type { Expansion } from "./expansion.js";

/** The nodes of the graph. Its output has the name of the node. */
export const expandGraph: Expansion<"graph"> = ({ graph }, place, expander) => {
  const path = [...place.origin.path, "graph"];
  return expander.expand({
    nodes: graph.nodes,
    prefix: `${place.path}/`,
    renamed: new Map([[graph.output, place.name]]),
    given: new Map(),
    policies: overlay(place.policies, cascadingPolicies(graph)),
    origin: { path, graph: path },
  });
};
