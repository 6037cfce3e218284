/**
 * Reads and writes graphs as YAML, JSON and TypeScript.
 *
 * @module @moagraph/graph-file
 */
export type { FaultPosition, GraphFault, GraphIssue, GraphTextFault } from "./graph-fault.js";
export { type GraphReading, maxGraphTextLength, readGraphText } from "./read-graph-text.js";
export { toTypeScript } from "./to-typescript.js";
export { toYaml, type YamlComments } from "./to-yaml.js";
