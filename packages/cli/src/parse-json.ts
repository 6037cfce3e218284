import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { textPosition } from "./text-position.js";
import { UsageError } from "./usage-error.js";

/** JSON as a value, with the tree that knows where each part of it stands. */
export interface ParsedJson {
  readonly value: unknown;
  readonly tree: Node | undefined;
}

/**
 * Parses strict JSON. `JSON.parse` alone neither says where it is broken, on every Node version,
 * nor that a key stands twice, of which it keeps the last.
 *
 * @throws {@link UsageError} `BROKEN_JSON` or `DUPLICATE_KEY`, with line and column.
 */
export function parseJson(text: string, name: string): ParsedJson {
  const errors: ParseError[] = [];
  const tree = parseStrictly(text, errors);
  const [first] = errors;
  if (first !== undefined) throw brokenJson(place(name, text, first.offset), wordsOf(first));
  const twice = tree === undefined ? undefined : firstDuplicate(tree);
  if (twice !== undefined) throw duplicateKey(place(name, text, twice.offset), String(twice.value));
  try {
    return { value: JSON.parse(text), tree };
  } catch (error) {
    throw brokenJson(name, (error as Error).message);
  }
}

function parseStrictly(text: string, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch {
    // Nested so deep that the parser's stack overflows; `JSON.parse` or the graph's check says more.
    return undefined;
  }
}

function place(name: string, text: string, offset: number): string {
  return `${name}:${textPosition(text, offset)}`;
}

/** `CommaExpected` as words. */
function wordsOf({ error }: ParseError): string {
  const words = printParseErrorCode(error)
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase();
  return words;
}

/** The key of an object that stands there a second time. */
function firstDuplicate(node: Node): Node | undefined {
  const keys =
    node.type === "object"
      ? (node.children ?? []).flatMap((child) => child.children?.[0] ?? [])
      : [];
  const seen = new Set<unknown>();
  const twice = keys.find(({ value }) => seen.size === seen.add(value).size);
  return twice ?? node.children?.map(firstDuplicate).find((found) => found !== undefined);
}

function brokenJson(where: string, what: string): UsageError {
  return new UsageError({
    code: "BROKEN_JSON",
    message: `${where}: broken JSON: ${what}.`,
    hint: "Mend it there: names and texts in double quotes, no comments, no comma before a bracket.",
  });
}

function duplicateKey(where: string, key: string): UsageError {
  return new UsageError({
    code: "DUPLICATE_KEY",
    message: `${where}: the key \`${key}\` stands here a second time.`,
    hint: "Rename one of them: JSON would keep only the last.",
  });
}
