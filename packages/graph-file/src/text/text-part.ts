import type { IssuePath } from "@moagraph/core/graph";
import type { TextRange } from "./text-range.js";

/** The position of a value in a text, with that of its key. */
export interface TextPart {
  /** Absent for the root and for items of a list. */
  readonly key?: TextRange | undefined;
  readonly value: TextRange;
  /** Whether it is a list or a mapping. */
  readonly isCollection: boolean;
  /** The parts of a list or a mapping, by index or key. Read once. */
  readonly parts: () => TextParts;
}

/** The parts of a list or a mapping, by index or key. */
export type TextParts = ReadonlyMap<string | number, TextPart>;

/** A function whose result is computed on the first call. */
export function once<Value>(compute: () => Value): () => Value {
  let result: { readonly value: Value } | undefined;
  return () => (result ??= { value: compute() }).value;
}

/** The part at a path, or the nearest part around a missing one. */
export function partAt(
  root: TextPart,
  path: IssuePath,
): { readonly part: TextPart; readonly isMissing: boolean } {
  let part = root;
  for (const key of path) {
    const next = part.parts().get(key);
    if (next === undefined) return { part, isMissing: true };
    part = next;
  }
  return { part, isMissing: false };
}
