import { planRun } from "@moagraph/core/graph";
import { formatSpan } from "@moagraph/report/words";
import { knownModels } from "./known-models.mjs";

/**
 * The model calls of a run, or from the fewest to the most.
 *
 * @type {(graph: import("@moagraph/core/graph").GraphSpec) => string}
 */
export function callsOf(graph) {
  const { calls, fewest } = planRun(graph, knownModels).total;
  return formatSpan(fewest?.calls, calls);
}
