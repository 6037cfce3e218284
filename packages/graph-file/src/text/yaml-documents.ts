import type { Document, YAMLError } from "yaml";
import { brokenYaml } from "./broken-yaml.js";
import type { TextFault } from "./parsed-text.js";
import { shortLine } from "./short-line.js";
import type { TextRange } from "./text-range.js";
import { yamlRange } from "./yaml-range.js";

/** A parsed document. */
export type YamlDocument = Document.Parsed;

/**
 * Faults of documents: syntax errors, tags for anything except plain data, and a second document.
 */
export function documentFaults(
  [document, second]: readonly YamlDocument[],
  text: string,
): TextFault[] {
  const errors = document === undefined ? [] : [...document.errors, ...document.warnings];
  const faults = firstOfEachLine(errors, text).map((error) => faultOf(error, text));
  return second === undefined ? faults : [...faults, secondDocument(second)];
}

/** Further errors in a line usually follow from the first. Reads the text once. */
function firstOfEachLine(errors: readonly YAMLError[], text: string): YAMLError[] {
  let lineEnd = -1;
  return errors
    .toSorted((a, b) => a.pos[0] - b.pos[0])
    .filter(({ pos: [start] }) => {
      if (start <= lineEnd) return false;
      const end = text.indexOf("\n", start);
      lineEnd = end < 0 ? text.length : end;
      return true;
    });
}

function faultOf({ code, message, pos: [from, to] }: YAMLError, text: string): TextFault {
  const range = { from, to };
  if (code === "TAG_RESOLVE_FAILED") return foreignTag(range, text.slice(from, to));
  if (code === "TAB_AS_INDENT")
    return brokenYaml(range, "a tab is used for indentation", "Indent with spaces.");
  if (code === "NON_STRING_KEY") return brokenYaml(range, "a key is not a text");
  return brokenYaml(range, shortLine(message.charAt(0).toLowerCase() + message.slice(1)));
}

function foreignTag(range: TextRange, tag: string): TextFault {
  const what = `the tag \`${shortLine(tag)}\` is not for plain data`;
  return brokenYaml(
    range,
    what,
    "Remove it. A graph consists of texts, numbers, lists and mappings.",
  );
}

function secondDocument({ contents, range }: YamlDocument): TextFault {
  const start = range[0];
  const position = contents === null ? { from: start, to: start } : yamlRange(contents);
  return brokenYaml(position, "a second document begins", "Write one graph per file.");
}
