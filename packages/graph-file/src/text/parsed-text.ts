import type { TextPart } from "./text-part.js";
import type { TextRange } from "./text-range.js";

/** A fault of a text. Its range is the part that is wrong. */
export interface TextFault extends TextRange {
  readonly code: "BROKEN_JSON" | "BROKEN_YAML" | "DUPLICATE_KEY";
  readonly message: string;
  readonly hint: string;
}

/** The result of a parser. */
export interface ParsedText {
  /** All faults of the text. If there are any, `value` and `root` are `undefined`. */
  readonly faults: readonly TextFault[];
  readonly value: unknown;
  /** Where the value and its parts are in the text. */
  readonly root: TextPart | undefined;
}

/** Parses a format. Never throws. */
export type TextParser = (text: string) => ParsedText;

/** The result for a text with faults, sorted by position. */
export function unreadable(faults: readonly TextFault[]): ParsedText {
  const sorted = faults.toSorted((a, b) => a.from - b.from);
  return { faults: sorted, value: undefined, root: undefined };
}

/** The fault of a duplicate key. A parser would keep only the last value. */
export function duplicateKey(key: string, { from, to }: TextRange): TextFault {
  return {
    code: "DUPLICATE_KEY",
    from,
    to,
    message: `duplicate key \`${key}\`.`,
    hint: "Rename or remove one of them. Only the last one would be used.",
  };
}
