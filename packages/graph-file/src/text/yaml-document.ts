import { Composer, Parser } from "yaml";
import type { TextFault } from "./parsed-text.js";
import { depthFaults } from "./yaml-depth.js";
import { documentFaults, type YamlDocument } from "./yaml-documents.js";

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

/** The first document of a YAML text, with the faults of its syntax. */
export interface ComposedYaml {
  /** `undefined` if the text is nested too deeply. */
  readonly document: YamlDocument | undefined;
  readonly faults: readonly TextFault[];
}

/** Composes YAML of plain data, also of a text with faults. Takes time in proportion to the text. */
export function composeYaml(text: string): ComposedYaml {
  const tokens = [...new Parser().parse(text)];
  // Composing uses stack for each level, and a regular expression without stack ends the whole
  // process.
  const deep = depthFaults(tokens);
  if (deep.length > 0) return { document: undefined, faults: deep };
  const documents = [...new Composer(plainData).compose(tokens, true, text.length)];
  return { document: documents[0], faults: documentFaults(documents, text) };
}
