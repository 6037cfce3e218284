import type { GraphSpec } from "@moagraph/core/graph";
import { type GraphFault, readGraphText } from "@moagraph/graph-file";
import { invalidGraphError } from "./errors/invalid-graph-error.js";
import { unreadableTextError } from "./errors/unreadable-text-error.js";
import type { UsageError } from "./errors/usage-error.js";
import { readGraphFile } from "./read-graph-file.js";

/**
 * The graph in a JSON or YAML file, or in stdin for `-`. Issues have their position in the file.
 *
 * @throws {@link UsageError} For an unreadable file or an invalid graph.
 */
export async function loadGraphFile(path: string): Promise<GraphSpec> {
  const name = path === "-" ? "stdin" : path;
  const { graph, faults } = readGraphText(await readGraphFile(path), name);
  if (graph === undefined) throw faultsError(name, faults);
  return graph;
}

/** Faults of the text come alone: a text with one has no issues of a graph. */
function faultsError(name: string, faults: readonly GraphFault[]): UsageError {
  const [first, ...others] = faults.filter((fault) => fault.path === undefined);
  if (first !== undefined) return unreadableTextError(name, [first, ...others]);
  return invalidGraphError(
    name,
    faults.filter((fault) => fault.path !== undefined),
  );
}
