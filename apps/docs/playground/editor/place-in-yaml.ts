import type { Path } from "../graph/value-at.js";
import type { Place } from "./place.js";

/** A line of YAML in block style. */
interface Line {
  /** Columns before the key, after the dashes of a list. */
  readonly indent: number;
  /** Columns of the first dash; `undefined` if the line is no list item. */
  readonly dash: number | undefined;
  readonly key: string | undefined;
  /** Where the value begins. */
  readonly valueAt: number;
}

/** Lines above the cursor that are read at most. */
const mostLines = 5_000;

const keyed = /^("[^"]*"|'[^']*'|[^\s"'#[{][^:#]*):(?:\s|$)/;

/** Finds the place of an offset in YAML, by the indentation of the lines above. Flow style has none. */
export function placeInYaml(text: string, offset: number): Place | undefined {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const current = readLine(text.slice(start, offset));
  if (current === undefined) return undefined;
  const { key, valueAt, dash } = current;
  const above = parentsOf(text, start, current);
  const own = [...above.path, ...(dash === undefined ? [] : [above.index])];
  const from = start + (key === undefined ? current.indent : valueAt);
  if (key !== undefined) return placeOfValue([...own, key], text.slice(from, offset), from);
  return { path: own, isKey: dash === undefined, from, to: offset };
}

/** The place of a value after its key: a scalar, or an item of a list such as `[ada, b`. */
function placeOfValue(path: Path, typed: string, from: number): Place | undefined {
  const to = from + typed.length;
  if (!typed.startsWith("[")) return { path, isKey: false, from, to };
  const items = typed.slice(1).split(",");
  const last = (items.at(-1) ?? "").trimStart();
  if (typed.includes("]")) return undefined;
  return { path: [...path, items.length - 1], isKey: false, from: to - last.length, to };
}

function readLine(text: string): Line | undefined {
  const [, lead = "", dashes = ""] = /^( *)((?:- +|-$)?)/.exec(text) ?? [];
  const indent = lead.length + dashes.length;
  const rest = text.slice(indent);
  if (/^[#[{]/.test(rest)) return undefined;
  const dash = dashes === "" ? undefined : lead.length;
  const [match, name] = keyed.exec(rest) ?? [];
  if (match === undefined || name === undefined) {
    return { indent, dash, key: undefined, valueAt: indent };
  }
  const gap = /^\s*/.exec(rest.slice(match.length))?.[0].length ?? 0;
  const value = rest.slice(match.length + gap);
  if (value.startsWith("{")) return undefined;
  return { indent, dash, key: unquoted(name), valueAt: indent + match.length + gap };
}

interface Parents {
  readonly path: readonly (string | number)[];
  /** The position of the cursor's item in its list. */
  readonly index: number;
}

/** Reads the lines above from the bottom. Each smaller indentation is a parent. */
function parentsOf(text: string, start: number, current: Line): Parents {
  const path: (string | number)[] = [];
  let [limit, index, end] = [current.dash ?? current.indent, 0, start - 1];
  let isList = current.dash !== undefined;
  for (let count = 0; end >= 0 && limit >= 0 && count < mostLines; count += 1) {
    const from = text.lastIndexOf("\n", end - 1) + 1;
    const line = readParent(text.slice(from, end));
    end = from - 1;
    if (line === undefined) continue;
    const column = line.dash ?? line.indent;
    if (isList && path.length === 0 && line.dash === limit) index += 1;
    // The items of a list may be as far to the left as its key.
    const isParent = column < limit || (isList && line.dash === undefined && column === limit);
    if (!isParent || line.key === undefined) continue;
    path.unshift(line.key);
    [limit, isList] = [column, false];
    if (limit === 0) break;
  }
  return { path, index };
}

/** A line above; `undefined` for blank lines, comments and flow style without a key. */
function readParent(text: string): Line | undefined {
  if (text.trim() === "") return undefined;
  return readLine(text) ?? readLine(text.replace(/:\s.*$/s, ":"));
}

function unquoted(name: string): string {
  return /^(["']).*\1$/s.test(name) ? name.slice(1, -1) : name;
}
