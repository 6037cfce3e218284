import { LineCounter } from "yaml";

/** A position as in editors: line and column from 1. */
export interface LinePosition {
  readonly line: number;
  /** In UTF-16 units. */
  readonly column: number;
}

/** Converts offsets of a text to lines and columns. */
export function linePositions(text: string): (offset: number) => LinePosition {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (const { index } of text.matchAll(/\n/g)) lines.addNewLine(index + 1);
  return (offset) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
}
