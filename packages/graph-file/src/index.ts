/**
 * Reads and writes graphs as YAML, JSON and TypeScript.
 *
 * @module @moagraph/graph-file
 */
export {};
