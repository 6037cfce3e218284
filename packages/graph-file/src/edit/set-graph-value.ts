import { graphFormat } from "../text/graph-format.js";
import { maxGraphTextLength } from "../text/max-graph-text-length.js";
import { setInJson } from "./set-in-json.js";
import { setInYaml } from "./set-in-yaml.js";

/**
 * Sets a value in a graph's text, or removes it, and keeps the rest of the text with its comments.
 *
 * A new key is written in front of `nodes`. A mapping that becomes empty is removed. Never throws, and does
 * not check the graph.
 *
 * @param text - The text.
 * @param name - The name of the file, which selects the format as for `readGraphText`.
 * @param path - A key of the graph, or two: `["budget", "maxCostUsd"]`. If the first key has no mapping,
 * its value is replaced by one.
 * @param value - The value; `{}` for a policy with its defaults; `undefined` removes it.
 * @returns The new text, or `undefined` if the text has syntax errors or is no mapping.
 * @example
 * ```ts
 * import { setGraphValue } from "@moagraph/graph-file";
 *
 * const text = "name: panel # mine\nnodes: {}\n";
 * console.log(setGraphValue(text, "panel.yaml", ["quorum", "atLeast"], 2));
 * // name: panel # mine
 * // quorum:
 * //   atLeast: 2
 * // nodes: {}
 * ```
 */
export function setGraphValue(
  text: string,
  name: string,
  path: readonly [string] | readonly [string, string],
  value: number | string | Readonly<Record<string, never>> | undefined,
): string | undefined {
  if (text.length > maxGraphTextLength) return undefined;
  return (graphFormat(text, name) === "json" ? setInJson : setInYaml)(text, path, value);
}
