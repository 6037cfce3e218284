import type { IssuePath } from "@moagraph/core/graph";

/** Why a text cannot be read. */
export interface TextFault {
  readonly code: "BROKEN_JSON" | "BROKEN_YAML" | "DUPLICATE_KEY";
  /** Where in the text, in UTF-16 units from 0. */
  readonly offset: number;
  readonly message: string;
  readonly hint: string;
}

/** What a parser makes of a text. */
export interface ParsedText {
  /** Everything that is wrong with the text; if anything is, `value` is `undefined`. */
  readonly faults: readonly TextFault[];
  readonly value: unknown;
  /** Where a part of the value stands; for a missing part, what it is missing from. */
  readonly offsetOf: (path: IssuePath) => number;
}

/** Reads a format. Never throws. */
export type TextParser = (text: string) => ParsedText;

/** A text that is no value, with its faults in the order of the text. */
export function unreadable(faults: readonly TextFault[]): ParsedText {
  const sorted = faults.toSorted((a, b) => a.offset - b.offset);
  return { faults: sorted, value: undefined, offsetOf: () => 0 };
}

/** A key that stands in its object a second time; a parser would keep only the last. */
export function duplicateKey(key: string, offset: number): TextFault {
  return {
    code: "DUPLICATE_KEY",
    offset,
    message: `the key \`${key}\` stands here a second time.`,
    hint: "Rename one of them: only the last would count.",
  };
}
