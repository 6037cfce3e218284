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

/** Writes the values of the settings of one graph. */
export class SettingTexts {
  /** Nodes of a layer have the same long lists of what they read. */
  private readonly digests = new Map<string, string>();

  /**
   * The value of a setting as one line: its JSON, or its beginning with a digest of the whole. Different
   * values have different texts.
   */
  of(setting: string, value: unknown): string {
    const json = Array.isArray(value) ? JSON.stringify(value) : canonicalJson(value);
    if (namesOnly.has(setting)) {
      return this.withDigest(`{ ${Object.keys(Object(value)).join(", ")} }`, json);
    }
    const isConfidential = typeof value === "string" && neverWhole.has(setting);
    if (isConfidential) return this.withDigest(startOf(json, json.length / 2), json);
    return json.length <= longestWhole ? json : this.withDigest(startOf(json, mostKept), json);
  }

  private withDigest(shown: string, json: string): string {
    const digest = this.digests.get(json) ?? digestOf(json).slice(0, 16);
    this.digests.set(json, digest);
    return `${shorten(shown)} (${json.length} characters, sha256 ${digest})`;
  }
}

function startOf(json: string, length: number): string {
  return `${json.slice(0, Math.min(mostKept, length)).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
