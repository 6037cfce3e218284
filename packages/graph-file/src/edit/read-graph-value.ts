import { parse } from "jsonc-parser";
import { aliasTargets } from "../text/alias-targets.js";
import { graphFormat } from "../text/graph-format.js";
import { offsetTooDeep } from "../text/json-depth.js";
import { maxGraphTextLength } from "../text/max-graph-text-length.js";
import { aliasFaults } from "../text/yaml-aliases.js";
import { composeYaml } from "../text/yaml-document.js";
import type { YamlDocument } from "../text/yaml-documents.js";
import { mergeFaults } from "../text/yaml-merges.js";

/** The value of a graph's text. */
export interface GraphTextValue {
  /** The value, valid or not; `undefined` if the text has none yet. */
  readonly value: unknown;
}

/**
 * Reads the value of a graph's text that is being typed: the part that can be read, whether it is a valid
 * graph or not. For editors that complete keys or show single values.
 *
 * Never throws. Takes time in proportion to the text.
 *
 * @param text - The text.
 * @param name - The name of the file, which selects the format as for `readGraphText`.
 * @returns The value, or `undefined` if the text is longer than `maxGraphTextLength` or nested deeper than
 * 100 levels. Do not give such a text to another parser: many end the process or take minutes.
 * @example
 * ```ts
 * import { readGraphValue } from "@moagraph/graph-file";
 *
 * const reading = readGraphValue("name: panel\nquorum: { atLeast: 2", "panel.yaml");
 * console.log(JSON.stringify(reading?.value));
 * // {"name":"panel","quorum":{"atLeast":2}}
 * ```
 */
export function readGraphValue(text: string, name: string): GraphTextValue | undefined {
  if (text.length > maxGraphTextLength) return undefined;
  return graphFormat(text, name) === "json" ? jsonValue(text) : yamlValue(text);
}

function jsonValue(text: string): GraphTextValue | undefined {
  if (offsetTooDeep(text) !== undefined) return undefined;
  return { value: parse(text) as unknown };
}

function yamlValue(text: string): GraphTextValue | undefined {
  const { document } = composeYaml(text);
  if (document === undefined) return undefined;
  const isConvertible = !hasOtherKeys(document) && !hasDataFaults(document);
  return { value: isConvertible ? (document.toJS({ maxAliasCount: -1 }) as unknown) : undefined };
}

/** Keys that are lists or aliases would be written out as texts. */
function hasOtherKeys({ errors }: YamlDocument): boolean {
  return errors.some(({ code }) => code === "NON_STRING_KEY");
}

function hasDataFaults({ contents }: YamlDocument): boolean {
  const faults = [...aliasFaults(contents), ...mergeFaults(contents, aliasTargets(contents))];
  return faults.length > 0;
}
