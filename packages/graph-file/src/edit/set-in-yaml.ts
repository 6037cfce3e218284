import { type Document, isAlias, isMap, isScalar, type Pair, type YAMLMap } from "yaml";
import { composeYaml } from "../text/yaml-document.js";

/** Sets a value in YAML. `undefined` if the text cannot be read or is no mapping. */
export function setInYaml(
  text: string,
  [key, inner]: readonly [string] | readonly [string, string],
  value: unknown,
): string | undefined {
  const { document, faults } = composeYaml(text);
  const root: unknown = document?.contents;
  if (document === undefined || faults.length > 0 || !isMap(root)) return undefined;
  const isNew = !root.has(key);
  if (inner === undefined) setOrDelete(root, key, value);
  else setInner(root, key, { map: ownMap(document, root.get(key, true)), inner, value });
  if (isNew) moveBefore(root.items, key, "nodes");
  // If an anchor was removed, the reader of the text reports its aliases.
  return document.toString({ lineWidth: 0, verifyAliasOrder: false });
}

function setOrDelete(map: YAMLMap, key: string, value: unknown): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}

interface InnerValue {
  readonly map: YAMLMap;
  readonly inner: string;
  readonly value: unknown;
}

function setInner(root: YAMLMap, key: string, { map, inner, value }: InnerValue): void {
  setOrDelete(map, inner, value);
  if (map.items.length === 0) root.delete(key);
  else root.set(key, map);
}

/** The mapping itself; for an alias a copy, because its anchor has other readers; else a new one. */
function ownMap(document: Document.Parsed, node: unknown): YAMLMap {
  if (isMap(node)) return node;
  const target = isAlias(node) ? node.resolve(document) : undefined;
  if (!isMap(target)) return document.createNode({});
  const copy = target.clone() as YAMLMap;
  delete copy.anchor;
  return copy;
}

/** New keys go in front of the nodes, where they are easy to find. */
function moveBefore(pairs: Pair[], name: string, other: string): void {
  const from = pairs.findIndex(({ key }) => nameOf(key) === name);
  const to = pairs.findIndex(({ key }) => nameOf(key) === other);
  if (from > to && to >= 0) pairs.splice(to, 0, ...pairs.splice(from, 1));
}

function nameOf(key: unknown): unknown {
  return isScalar(key) ? key.value : key;
}
