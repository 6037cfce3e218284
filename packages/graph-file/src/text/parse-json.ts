import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { maxJsonDepth, offsetTooDeep } from "./json-depth.js";
import { duplicateKey, type ParsedText, type TextFault, unreadable } from "./parsed-text.js";
import { once, type TextPart, type TextParts } from "./text-part.js";
import type { TextRange } from "./text-range.js";

/**
 * Parses strict JSON. `JSON.parse` alone does not report the position on every Node version, and
 * accepts duplicate keys.
 *
 * Only the first syntax error is reported: the others follow from it.
 */
export function parseJson(written: string): ParsedText {
  // Neither parser knows a byte order mark.
  const text = written.replace(/^\uFEFF/, " ");
  // The parser uses stack for each level.
  const deep = offsetTooDeep(text);
  if (deep !== undefined) return unreadable([tooDeep({ from: deep, to: deep + 1 })]);
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (first !== undefined) return unreadable([broken(wordsOf(first), rangeOf(first))]);
  const twice = tree === undefined ? [] : duplicatesIn(tree);
  if (twice.length > 0) return unreadable(twice);
  try {
    return { faults: [], value: JSON.parse(text), root: tree && partOf(tree) };
  } catch (error) {
    return unreadable([broken((error as Error).message, { from: 0, to: 0 })]);
  }
}

function tooDeep(range: TextRange): TextFault {
  const fault = broken(`nested deeper than ${maxJsonDepth} levels`, range);
  return { ...fault, hint: "Use fewer levels." };
}

/** `CommaExpected` as words. */
function wordsOf({ error }: ParseError): string {
  return printParseErrorCode(error)
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase();
}

function duplicatesIn(node: Node): TextFault[] {
  const children = node.children ?? [];
  const keys = node.type === "object" ? children.flatMap((child) => child.children?.[0] ?? []) : [];
  const seen = new Set<unknown>();
  return [
    ...keys.filter(({ value }) => seen.size === seen.add(value).size).map(faultOf),
    ...children.flatMap(duplicatesIn),
  ];
}

function faultOf(key: Node): TextFault {
  return duplicateKey(String(key.value), rangeOf(key));
}

function partOf(node: Node, key?: Node): TextPart {
  return {
    key: key && rangeOf(key),
    value: rangeOf(node),
    isCollection: node.children !== undefined,
    parts: once(() => partsOf(node)),
  };
}

function partsOf({ type, children = [] }: Node): TextParts {
  if (type === "array") return new Map(children.map((item, at) => [at, partOf(item)]));
  return new Map(
    children.flatMap(({ children: [key, value] = [] }) =>
      key && value ? [[String(key.value), partOf(value, key)] as const] : [],
    ),
  );
}

function rangeOf({ offset, length }: { offset: number; length: number }): TextRange {
  return { from: offset, to: offset + length };
}

function broken(what: string, { from, to }: TextRange): TextFault {
  return {
    code: "BROKEN_JSON",
    from,
    to,
    message: `broken JSON: ${what}.`,
    hint: "Correct it there: use double quotes around names and texts, no comments, and no comma before a closing bracket.",
  };
}
