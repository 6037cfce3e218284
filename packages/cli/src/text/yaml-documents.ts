import type { Document, YAMLError } from "yaml";
import { oneLine } from "../one-line.js";
import { truncate } from "../terminal/display-width.js";
import { brokenYaml } from "./broken-yaml.js";
import type { TextFault } from "./parsed-text.js";

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

function faultOf({ code, message, pos: [start, end] }: YAMLError, text: string): TextFault {
  if (code === "TAG_RESOLVE_FAILED") return foreignTag(start, text.slice(start, end));
  if (code === "TAB_AS_INDENT")
    return brokenYaml(start, "a tab is used for indentation", "Indent with spaces.");
  if (code === "NON_STRING_KEY") return brokenYaml(start, "a key is not a text");
  const what = oneLine(message.charAt(0).toLowerCase() + message.slice(1));
  return brokenYaml(start, truncate(what, 200));
}

function foreignTag(offset: number, tag: string): TextFault {
  const what = `the tag \`${oneLine(tag)}\` is not for plain data`;
  return brokenYaml(
    offset,
    what,
    "Remove it. A graph consists of texts, numbers, lists and mappings.",
  );
}

function secondDocument({ contents, range }: YamlDocument): TextFault {
  const offset = contents?.range[0] ?? range[0];
  return brokenYaml(offset, "a second document begins", "Write one graph per file.");
}
