// Graphs as JSON, and their JSON Schema.
//
// A graph is already plain data, so its JSON form is a copy. Reading JSON validates it.

import type { GraphSpec } from "../spec/graph-spec.js";
import type { GraphPolicies } from "../spec/policies/policies.js";
import { checkGraph } from "../validate/check-graph.js";

/** The JSON form of a graph, ready for `JSON.stringify`. */
export interface GraphJson extends GraphPolicies {
  readonly $schema?: string;
  readonly version?: 1;
  readonly name: string;
  readonly nodes: { readonly [name: string]: unknown };
  readonly output: string;
}

/**
 * Returns the JSON form of a graph. `graphFromJson` turns it back into an equal graph.
 *
 * @param graph - From `defineGraph`, `layered`, `graphFromJson` or a recipe.
 * @example
 * ```ts
 * import { graphToJson } from "@moagraph/core";
 * import { moa } from "@moagraph/recipes";
 *
 * const text = JSON.stringify(graphToJson(moa.graph)); // {"version":1,"name":"moa","nodes":{…
 * ```
 */
export function graphToJson(graph: GraphSpec): GraphJson {
  return structuredClone(graph) as GraphJson;
}

/**
 * Validates a value from outside, such as a parsed JSON file, and returns it as a frozen graph.
 *
 * @param json - Any value. Strings are not parsed: pass the result of `JSON.parse`.
 * @throws {@link GraphValidationError} `INVALID_GRAPH` with all issues, if the value is not a valid
 * graph.
 * @example
 * ```ts
 * import { graphFromJson } from "@moagraph/core";
 * import { moa } from "@moagraph/recipes";
 *
 * const text = JSON.stringify(moa.graph);
 * const graph = graphFromJson(JSON.parse(text));
 * console.log(graph.name, graph.output); // moa l3-qwen1.5-110b-chat
 * ```
 */
export function graphFromJson(json: unknown): GraphSpec {
  return checkGraph(json);
}
