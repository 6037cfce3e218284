import { aliasTargets } from "./alias-targets.js";
import { type ParsedText, type TextFault, unreadable } from "./parsed-text.js";
import { aliasFaults } from "./yaml-aliases.js";
import { composeYaml } from "./yaml-document.js";
import type { YamlDocument } from "./yaml-documents.js";
import { duplicateKeys } from "./yaml-keys.js";
import { mergeFaults } from "./yaml-merges.js";
import { yamlPart } from "./yaml-part.js";

/** Parses one YAML document of plain data. */
export function parseYaml(text: string): ParsedText {
  const { document, faults: ofSyntax } = composeYaml(text);
  const faults = [...ofSyntax, ...dataFaults(document)];
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
