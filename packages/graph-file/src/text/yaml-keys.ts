import { isCollection, isMap, isPair, type YAMLMap } from "yaml";
import { duplicateKey, type TextFault } from "./parsed-text.js";
import type { TextRange } from "./text-range.js";
import { yamlRange } from "./yaml-range.js";

/** The duplicate keys of all mappings, at any depth. */
export function duplicateKeys(node: unknown): TextFault[] {
  if (isPair(node)) return duplicateKeys(node.value);
  if (!isCollection(node)) return [];
  return [...(isMap(node) ? repeatedIn(node) : []), ...node.items.flatMap(duplicateKeys)];
}

function repeatedIn({ items }: YAMLMap): TextFault[] {
  const seen = new Set<string>();
  return items
    .map((pair) => pair.key)
    .filter((key) => seen.size === seen.add(String(key)).size)
    .map((key) => faultOf(String(key), yamlRange(key)));
}

/** Programs differ in what several `<<` mean, but not in what a list means. */
function faultOf(key: string, range: TextRange): TextFault {
  const fault = duplicateKey(key, range);
  if (key !== "<<") return fault;
  return { ...fault, hint: "Write one `<<` with a list: `<<: [*first, *second]`." };
}
