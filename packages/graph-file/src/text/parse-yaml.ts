import { Composer, Parser } from "yaml";
import { type ParsedText, type TextFault, unreadable } from "./parsed-text.js";
import { aliasTargets } from "./alias-targets.js";
import { aliasFaults } from "./yaml-aliases.js";
import { depthFaults } from "./yaml-depth.js";
import { documentFaults, type YamlDocument } from "./yaml-documents.js";
import { duplicateKeys } from "./yaml-keys.js";
import { mergeFaults } from "./yaml-merges.js";
import { yamlPart } from "./yaml-part.js";

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
  return {
    faults: [],
    value: document.toJS({ maxAliasCount: -1 }),
    root: yamlPart(contents, aliasTargets(contents)),
  };
}
