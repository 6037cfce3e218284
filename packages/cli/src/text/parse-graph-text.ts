import { extname } from "node:path";
import type { IssuePath } from "@moagraph/core/graph";
import { parseJson } from "./parse-json.js";
import { parseYaml } from "./parse-yaml.js";
import type { TextParser } from "./parsed-text.js";
import { textPositions } from "./text-positions.js";
import { unreadableTextError } from "./unreadable-text-error.js";

/** The value that a text holds. */
export interface GraphText {
  readonly value: unknown;
  /** Where a part of it stands: `panel.yaml:3:14`. */
  readonly placeOf: (path: IssuePath) => string;
}

const parsers: Readonly<Record<string, TextParser>> = {
  ".json": parseJson,
  ".yaml": parseYaml,
  ".yml": parseYaml,
};

/**
 * Parses the text of a file, JSON or YAML by the file's name, else by how the text begins.
 *
 * @throws {@link UsageError} `BROKEN_JSON`, `BROKEN_YAML` or `DUPLICATE_KEY`, each fault with its place.
 */
export function parseGraphText(text: string, file: string): GraphText {
  const parse = parsers[extname(file).toLowerCase()] ?? parserFor(text);
  const { faults, value, offsetOf } = parse(text);
  const positionOf = textPositions(text);
  const placeAt = (offset: number): string => `${file}:${positionOf(offset)}`;
  const [first, ...others] = faults;
  if (first === undefined) return { value, placeOf: (path) => placeAt(offsetOf(path)) };
  throw unreadableTextError(file, [first, ...others], ({ offset }) => placeAt(offset));
}

/** YAML can be written in brackets too, but who writes them means JSON. */
function parserFor(text: string): TextParser {
  return /^\s*[[{]/.test(text) ? parseJson : parseYaml;
}
