import { isCollection, isMap, isNode, isPair, type YAMLMap } from "yaml";
import { duplicateKey, type TextFault } from "./parsed-text.js";

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
    .map((key) => faultOf(String(key), isNode(key) ? (key.range?.[0] ?? 0) : 0));
}

/** Programs differ in what several `<<` mean, but not in what a list means. */
function faultOf(key: string, offset: number): TextFault {
  const fault = duplicateKey(key, offset);
  if (key !== "<<") return fault;
  return { ...fault, hint: "Write one `<<` with a list: `<<: [*first, *second]`." };
}
