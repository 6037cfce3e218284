import { isNode } from "yaml";
import type { TextRange } from "./text-range.js";

/** The position of a node of YAML, without the white space and comments after it. */
export function yamlRange(node: unknown): TextRange {
  const [from, to] = (isNode(node) ? node.range : undefined) ?? [0, 0];
  return { from, to };
}
