import { planRun } from "@moagraph/core/graph";
import { knownModels } from "./known-models.mjs";

/**
 * The model calls of a run, or from the fewest to the most.
 *
 * @type {(graph: import("@moagraph/core/graph").GraphSpec) => string}
 */
export function callsOf(graph) {
  const { calls, fewest = { calls } } = planRun(graph, knownModels).total;
  return fewest.calls === calls ? `${calls}` : `${fewest.calls} to ${calls}`;
}
