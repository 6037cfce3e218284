import type { IssuePath } from "@moagraph/core/graph";
import { Composer, isAlias, isMap, isNode, isSeq, Parser } from "yaml";
import { type ParsedText, type TextFault, unreadable } from "./parsed-text.js";
import { aliasTargets, type Resolve } from "./alias-targets.js";
import { aliasFaults } from "./yaml-aliases.js";
import { depthFaults } from "./yaml-depth.js";
import { documentFaults, type YamlDocument } from "./yaml-documents.js";
import { duplicateKeys } from "./yaml-keys.js";
import { isMerge, mergeFaults, mergeSources } from "./yaml-merges.js";

/** Accepts only JSON's data: no tags for other types. `<<` merges mappings, as in YAML 1.1. */
const plainData = {
  schema: "core",
  merge: true,
  resolveKnownTags: false,
  stringKeys: true,
  // The library would compare all pairs of keys, which takes minutes for a large mapping.
  uniqueKeys: false,
  logLevel: "error",
} as const;

/** Parses one YAML document of plain data. */
export function parseYaml(text: string): ParsedText {
  const tokens = [...new Parser().parse(text)];
  // Composing uses stack for each level, and a regular expression without stack ends the whole
  // process.
  const deep = depthFaults(tokens);
  if (deep.length > 0) return unreadable(deep);
  const documents = [...new Composer(plainData).compose(tokens, true, text.length)];
  const [document] = documents;
  const faults = [...documentFaults(documents, text), ...dataFaults(document)];
  return document === undefined || faults.length > 0 ? unreadable(faults) : parsed(document);
}

function dataFaults(document: YamlDocument | undefined): TextFault[] {
  const root = document?.contents ?? null;
  if (root === null) return [];
  const resolve = aliasTargets(root);
  return [...aliasFaults(root), ...mergeFaults(root, resolve), ...duplicateKeys(root)];
}

function parsed(document: YamlDocument): ParsedText {
  const { contents } = document;
  const resolve = aliasTargets(contents);
  return {
    faults: [],
    value: document.toJS({ maxAliasCount: -1 }),
    offsetOf: (path) => offsetIn(contents, path, resolve) ?? 0,
  };
}

/**
 * A missing part has no position. Use the position of its parent. The content of an alias has the
 * position of its anchor, also if it is merged.
 */
function offsetIn(node: unknown, path: IssuePath, resolve: Resolve): number | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return isNode(node) ? node.range?.[0] : undefined;
  if (isAlias(node)) return offsetIn(resolve(node), path, resolve);
  return offsetIn(partOf(node, key, resolve), rest, resolve) ?? offsetIn(node, [], resolve);
}

function partOf(node: unknown, key: string | number, resolve: Resolve): unknown {
  if (isSeq(node)) return node.items[Number(key)];
  if (!isMap(node)) return undefined;
  const pair = node.items.find((each) => String(each.key) === key);
  if (pair !== undefined) return pair.value ?? pair.key;
  return node.items
    .filter(isMerge)
    .flatMap((merge) => mergeSources(merge, resolve))
    .map((source) => partOf(resolve(source), key, resolve))
    .find((part) => part !== undefined);
}
