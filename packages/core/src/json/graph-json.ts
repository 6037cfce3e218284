import type { GraphSpec } from "../spec/graph-spec.js";
import type { GraphPolicies } from "../spec/policies/policies.js";
import { checkGraph } from "../validate/check-graph.js";

/** A graph in its JSON form: what `JSON.stringify` writes to a file. */
export interface GraphJson extends GraphPolicies {
  readonly $schema?: string;
  readonly version?: 1;
  readonly name: string;
  readonly nodes: { readonly [name: string]: unknown };
  readonly output: string;
}

/**
 * The JSON form of a graph. `graphFromJson` gives the same graph back.
 *
 * @example
 * ```ts
 * import { graphToJson } from "@moagraph/core";
 * import { moa } from "@moagraph/recipes";
 *
 * const text = JSON.stringify(graphToJson(moa.graph), null, 2);
 * ```
 */
export function graphToJson(graph: GraphSpec): GraphJson {
  return structuredClone(graph) as GraphJson;
}

/**
 * Checks a graph that came from outside, such as a parsed JSON file, and freezes it.
 *
 * @param json - Any value. A text is not parsed: pass the outcome of `JSON.parse`.
 * @throws {@link GraphValidationError} `INVALID_GRAPH` if anything is wrong; it holds every issue.
 */
export function graphFromJson(json: unknown): GraphSpec {
  const { $schema: _, ...graph } = checkGraph(json) as GraphSpec & { $schema?: string };
  return Object.freeze(graph);
}
