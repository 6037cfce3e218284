// How src/ works: `read-graph-text.ts` turns a text into a graph or into faults with positions. A parser
// in `text/` turns a text into a value, and reports faults of the text (`parsed-text.ts`) and where the
// parts of the value are (`text-part.ts`). `parse-json.ts` accepts strict JSON. `parse-yaml.ts` accepts
// YAML with plain data only; the `yaml-*.ts` files check its aliases, depth, documents and keys.
// `edit/` is for editors: it reads the value of a text that is being typed, and sets a value in a text.
import {
  GraphValidationError,
  type GraphSpec,
  graphFromJson,
  type Issue,
} from "@moagraph/core/graph";
import type { FaultPosition, GraphFault, GraphTextFault } from "./graph-fault.js";
import { type GraphFormat, graphFormat } from "./text/graph-format.js";
import { linePositions } from "./text/line-positions.js";
import { maxGraphTextLength } from "./text/max-graph-text-length.js";
import { parseJson } from "./text/parse-json.js";
import { parseYaml } from "./text/parse-yaml.js";
import type { TextParser } from "./text/parsed-text.js";
import { partAt, type TextPart } from "./text/text-part.js";
import type { TextRange } from "./text/text-range.js";

/** The result of `readGraphText`: a graph without faults, or faults without a graph. */
export type GraphReading =
  | { readonly graph: GraphSpec; readonly faults: readonly [] }
  | { readonly graph?: undefined; readonly faults: readonly GraphFault[] };

/**
 * Reads a graph from a JSON or YAML text, and returns it or all its faults with their positions.
 *
 * Never throws, and makes no model calls. Takes time in proportion to the text. A text of more than
 * `maxGraphTextLength` has one fault, `TOO_LARGE`, and is not read.
 *
 * @param text - The text. A byte order mark at its start is ignored.
 * @param name - The name of the file. Its extension, `.json`, `.yaml` or `.yml`, selects the format. With
 * any other name, a text that begins with `{` or `[` is read as JSON, and all others as YAML.
 * @returns The frozen graph, or at least one fault. Faults of the text itself come alone: the graph is
 * checked when its text can be read.
 * @example
 * ```ts
 * import { readGraphText } from "@moagraph/graph-file";
 *
 * const text = `
 * name: panel
 * nodes:
 *   ada: { kind: proposer, model: "simulated:ada" }
 *   fuse: { kind: aggregator, model: "simulated:fuse", reads: [ada, adda] }
 * output: fuse
 * `;
 * const { faults } = readGraphText(text, "panel.yaml");
 * for (const { line, column, message, hint } of faults) {
 *   console.log(`${line}:${column} ${message} ${hint}`);
 * }
 * // 5:67 Node `fuse` reads `adda`, which does not exist. Did you mean `ada`?
 * ```
 */
export function readGraphText(text: string, name: string): GraphReading {
  if (text.length > maxGraphTextLength) return { faults: [tooLarge(text, name)] };
  const { faults, value, root = emptyPart } = parsers[graphFormat(text, name)](text);
  if (faults.length > 0) return { faults: withLines(faults, text) };
  try {
    return { graph: graphFromJson(value), faults: [] };
  } catch (error) {
    if (!(error instanceof GraphValidationError)) throw error;
    const found = error.issues.map((issue) => ({ ...issue, ...rangeOf(issue, root, text) }));
    return { faults: withLines(found, text) };
  }
}

const parsers: Readonly<Record<GraphFormat, TextParser>> = { json: parseJson, yaml: parseYaml };

/** An empty text has no parts. */
const emptyPart: TextPart = {
  value: { from: 0, to: 0 },
  isCollection: false,
  parts: () => new Map(),
};

/**
 * The part of the text that an issue is about. A list or a mapping is marked at its key, and a missing part
 * at the key of the part around it.
 */
function rangeOf({ code, path }: Issue, root: TextPart, text: string): TextRange {
  const { part, isMissing } = partAt(root, path);
  const { key = lineFrom(part.value, text), value, isCollection } = part;
  const isAtKey = isMissing || isCollection || code === "UNKNOWN_KEY" || value.from === value.to;
  return isAtKey ? key : value;
}

/** The first line of a part. */
function lineFrom({ from, to }: TextRange, text: string): TextRange {
  const end = text.indexOf("\n", from);
  return { from, to: end < 0 ? to : Math.min(to, end) };
}

/** Adds line and column to the ranges of faults. A parser may report a fault after the end of the text. */
function withLines<Fault extends TextRange>(
  faults: readonly Fault[],
  text: string,
): (Fault & FaultPosition)[] {
  const positionOf = linePositions(text);
  return faults.map((fault) => {
    const to = Math.min(fault.to, text.length);
    const from = Math.min(fault.from, to);
    return { ...fault, from, to, ...positionOf(from) };
  });
}

function tooLarge({ length }: string, name: string): GraphTextFault {
  return {
    code: "TOO_LARGE",
    message: `\`${name}\` has ${length} characters. A graph's text can have at most ${maxGraphTextLength} characters.`,
    hint: "Check that it is a graph: a graph of a thousand nodes has about 100,000 characters.",
    from: 0,
    to: 0,
    line: 1,
    column: 1,
  };
}
