import { GraphValidationError } from "../errors/graph-validation-error.js";
import { freezeGraph } from "../spec/freeze-graph.js";
import type { GraphSpec } from "../spec/graph-spec.js";
import { isRecord } from "./value/is-record.js";
import { validateGraph } from "./validate-graph.js";

/** The frozen graph, or one error with every issue. */
export function checkGraph(graph: unknown): GraphSpec {
  const issues = validateGraph(graph);
  if (issues.length > 0) throw new GraphValidationError(nameIn(graph), issues);
  return freezeGraph(Object.assign({ version: 1 as const }, graph as GraphSpec));
}

function nameIn(graph: unknown): string | undefined {
  return isRecord(graph) && typeof graph["name"] === "string" ? graph["name"] : undefined;
}
