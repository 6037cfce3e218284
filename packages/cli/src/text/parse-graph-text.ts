// How text/ works: a parser turns a text into a value and reports faults with their offsets
// (`parsed-text.ts`). `parse-json.ts` accepts strict JSON. `parse-yaml.ts` accepts YAML with plain
// data only; the `yaml-*.ts` files check its aliases, depth, documents and keys.
// `text-positions.ts` converts offsets to line and column.
import { extname } from "node:path";
import type { IssuePath } from "@moagraph/core/graph";
import { parseJson } from "./parse-json.js";
import { parseYaml } from "./parse-yaml.js";
import type { TextParser } from "./parsed-text.js";
import { textPositions } from "./text-positions.js";
import { unreadableTextError } from "./unreadable-text-error.js";

/** A parsed text. */
export interface GraphText {
  readonly value: unknown;
  /** The position of a part of it: `panel.yaml:3:14`. */
  readonly positionOf: (path: IssuePath) => string;
}

const parsers: Readonly<Record<string, TextParser>> = {
  ".json": parseJson,
  ".yaml": parseYaml,
  ".yml": parseYaml,
};

/**
 * Parses the text of a JSON or YAML file. The file extension selects the format, or else the first
 * character.
 *
 * @throws {@link UsageError} `BROKEN_JSON`, `BROKEN_YAML` or `DUPLICATE_KEY`. Each fault has its
 * position.
 */
export function parseGraphText(text: string, file: string): GraphText {
  const parse = parsers[extname(file).toLowerCase()] ?? parserFor(text);
  const { faults, value, offsetOf } = parse(text);
  const lineAndColumnOf = textPositions(text);
  const positionAt = (offset: number): string => `${file}:${lineAndColumnOf(offset)}`;
  const [first, ...others] = faults;
  if (first === undefined) return { value, positionOf: (path) => positionAt(offsetOf(path)) };
  throw unreadableTextError(file, [first, ...others], ({ offset }) => positionAt(offset));
}

/** YAML supports brackets too, but a text that starts with one is read as JSON. */
function parserFor(text: string): TextParser {
  return /^\s*[[{]/.test(text) ? parseJson : parseYaml;
}
