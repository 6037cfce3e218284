import { canonicalJson } from "../ask/cache/canonical-json.js";
import { shorten } from "../errors/quote.js";
import { digestOf } from "../prompt/digest.js";

/** Longest value that is kept as it is, in characters of its JSON. */
const longestWhole = 80;

/** Most characters that are kept of a longer value. */
const mostKept = 40;

/** Settings of which never the whole value is kept: they may be confidential. */
const neverWhole: ReadonlySet<string> = new Set(["prompt", "ask"]);

/** Settings of which only the names of their fields are kept: vendors give fields any meaning. */
const namesOnly: ReadonlySet<string> = new Set(["providerOptions"]);

/**
 * The value of a setting as one line: its JSON, or its beginning with a digest of the whole. Different
 * values have different texts.
 */
export function settingText(setting: string, value: unknown): string {
  const json = canonicalJson(value);
  const isText = typeof value === "string";
  if (namesOnly.has(setting))
    return withDigest(`{ ${Object.keys(Object(value)).join(", ")} }`, json);
  if (isText && neverWhole.has(setting)) return withDigest(startOf(json, json.length / 2), json);
  return json.length <= longestWhole ? json : withDigest(startOf(json, mostKept), json);
}

function startOf(json: string, length: number): string {
  return `${json.slice(0, Math.min(mostKept, length)).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

function withDigest(shown: string, json: string): string {
  return `${shorten(shown)} (${json.length} characters, sha256 ${digestOf(json).slice(0, 16)})`;
}
