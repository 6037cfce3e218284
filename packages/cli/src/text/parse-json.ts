import type { IssuePath } from "@moagraph/core/graph";
import {
  createScanner,
  findNodeAtLocation,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import { duplicateKey, type ParsedText, type TextFault, unreadable } from "./parsed-text.js";

/**
 * Parses strict JSON. `JSON.parse` alone does not report the position on every Node version, and
 * accepts duplicate keys.
 *
 * Only the first syntax error is reported: the others follow from it.
 */
export function parseJson(text: string): ParsedText {
  // The parser uses stack for each level.
  const deep = offsetTooDeep(text);
  if (deep !== undefined) return unreadable([tooDeep(deep)]);
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (first !== undefined) return unreadable([broken(wordsOf(first), first.offset)]);
  const twice = tree === undefined ? [] : duplicatesIn(tree);
  if (twice.length > 0) return unreadable(twice);
  try {
    const offsetOf = (path: IssuePath): number => nearestNode(tree, path)?.offset ?? 0;
    return { faults: [], value: JSON.parse(text), offsetOf };
  } catch (error) {
    return unreadable([broken((error as Error).message, 0)]);
  }
}

/** Maximum number of levels. A graph has five, and options of a provider have at most 20 more. */
const maxDepth = 100;

/** The first position that is nested too deeply; `undefined` if there is none. */
function offsetTooDeep(text: string): number | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    const first = text.charAt(scanner.getTokenOffset());
    if (first === "{" || first === "[") depth += 1;
    if (first === "}" || first === "]") depth -= 1;
    if (depth > maxDepth) return scanner.getTokenOffset();
  }
  return undefined;
}

function tooDeep(offset: number): TextFault {
  const fault = broken(`nested deeper than ${maxDepth} levels`, offset);
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
  return duplicateKey(String(key.value), key.offset);
}

/** A missing part has no position. Use the position of its parent. */
function nearestNode(tree: Node | undefined, path: IssuePath): Node | undefined {
  const node = tree && findNodeAtLocation(tree, [...path]);
  return node ?? (path.length === 0 ? undefined : nearestNode(tree, path.slice(0, -1)));
}

function broken(what: string, offset: number): TextFault {
  return {
    code: "BROKEN_JSON",
    offset,
    message: `broken JSON: ${what}.`,
    hint: "Correct it there: use double quotes around names and texts, no comments, and no comma before a closing bracket.",
  };
}
