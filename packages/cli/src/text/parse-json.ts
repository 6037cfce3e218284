import type { IssuePath } from "@moagraph/core/graph";
import {
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
  const errors: ParseError[] = [];
  const tree = parseStrictly(text, errors);
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

function parseStrictly(text: string, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch {
    // The nesting overflows the parser's stack. `JSON.parse` or the graph's validation reports it.
    return undefined;
  }
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
