import type { IssuePath } from "@moagraph/core/graph";

/** A fault of a text. */
export interface TextFault {
  readonly code: "BROKEN_JSON" | "BROKEN_YAML" | "DUPLICATE_KEY";
  /** Its position in the text, in UTF-16 units from 0. */
  readonly offset: number;
  readonly message: string;
  readonly hint: string;
}

/** The result of a parser. */
export interface ParsedText {
  /** All faults of the text. If there are any, `value` is `undefined`. */
  readonly faults: readonly TextFault[];
  readonly value: unknown;
  /** The position of a part of the value; for a missing part, the position of its parent. */
  readonly offsetOf: (path: IssuePath) => number;
}

/** Parses a format. Never throws. */
export type TextParser = (text: string) => ParsedText;

/** The result for a text with faults, sorted by position. */
export function unreadable(faults: readonly TextFault[]): ParsedText {
  const sorted = faults.toSorted((a, b) => a.offset - b.offset);
  return { faults: sorted, value: undefined, offsetOf: () => 0 };
}

/** The fault of a duplicate key. A parser would keep only the last value. */
export function duplicateKey(key: string, offset: number): TextFault {
  return {
    code: "DUPLICATE_KEY",
    offset,
    message: `duplicate key \`${key}\`.`,
    hint: "Rename or remove one of them. Only the last one would be used.",
  };
}
