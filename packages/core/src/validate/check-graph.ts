import { GraphValidationError } from "../errors/graph-validation-error.js";
import { freezeGraph } from "../spec/freeze-graph.js";
import type { GraphSpec } from "../spec/graph-spec.js";
import { isRecord } from "./value/is-record.js";
import { validateGraph } from "./validate-graph.js";

/** Graphs that were checked and frozen here. Nothing can change them, so they are not checked again. */
const checkedGraphs = new WeakSet<object>();

/**
 * Checks and freezes a graph. A graph that this function returned is returned as it is.
 *
 * @returns A frozen copy without `$schema`.
 * @throws {@link GraphValidationError} `INVALID_GRAPH` with every issue.
 */
export function checkGraph(graph: unknown): GraphSpec {
  if (isChecked(graph)) return graph;
  const issues = validateGraph(graph);
  if (issues.length > 0) throw new GraphValidationError(nameIn(graph), issues);
  const { $schema: _, ...written } = graph as GraphSpec & { $schema?: string };
  const checked = freezeGraph(Object.assign({ version: 1 as const }, written));
  checkedGraphs.add(checked);
  return checked;
}

function isChecked(graph: unknown): graph is GraphSpec {
  return isRecord(graph) && checkedGraphs.has(graph);
}

function nameIn(graph: unknown): string | undefined {
  return isRecord(graph) && typeof graph["name"] === "string" ? graph["name"] : undefined;
}
