import type { IssuePath } from "@moagraph/core/graph";
import { Composer, isAlias, isMap, isNode, isSeq, Parser } from "yaml";
import { type ParsedText, type TextFault, unreadable } from "./parsed-text.js";
import { aliasFaults } from "./yaml-aliases.js";
import { depthFaults } from "./yaml-depth.js";
import { documentFaults, type YamlDocument } from "./yaml-documents.js";
import { duplicateKeys } from "./yaml-keys.js";

/** Accepts only JSON's data: no tags for other types, no merged mappings. */
const plainData = {
  schema: "core",
  merge: false,
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
  return root === null ? [] : [...aliasFaults(root), ...duplicateKeys(root)];
}

function parsed(document: YamlDocument): ParsedText {
  return {
    faults: [],
    value: document.toJS({ maxAliasCount: -1 }),
    offsetOf: (path) => offsetIn(document, document.contents, path) ?? 0,
  };
}

/**
 * A missing part has no position. Use the position of its parent. The content of an alias has the
 * position of its anchor.
 */
function offsetIn(document: YamlDocument, node: unknown, path: IssuePath): number | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return isNode(node) ? node.range?.[0] : undefined;
  if (isAlias(node)) return offsetIn(document, node.resolve(document), path);
  return offsetIn(document, partOf(node, key), rest) ?? offsetIn(document, node, []);
}

function partOf(node: unknown, key: string | number): unknown {
  if (isSeq(node)) return node.items[Number(key)];
  const pair = isMap(node) ? node.items.find((each) => String(each.key) === key) : undefined;
  return pair?.value ?? pair?.key;
}
