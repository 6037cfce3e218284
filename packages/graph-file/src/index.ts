/**
 * Reads and writes graphs as YAML, JSON and TypeScript.
 *
 * @module @moagraph/graph-file
 */
export type { FaultPosition, GraphFault, GraphIssue, GraphTextFault } from "./graph-fault.js";
export { type GraphTextValue, readGraphValue } from "./edit/read-graph-value.js";
export { setGraphValue } from "./edit/set-graph-value.js";
export { maxGraphTextLength } from "./text/max-graph-text-length.js";
export { type GraphReading, readGraphText } from "./read-graph-text.js";
export { toTypeScript } from "./to-typescript.js";
export { toYaml, type YamlComments } from "./to-yaml.js";
