import { LineCounter } from "yaml";

/** Converts offsets to positions as in editors: `3:14`, line and column from 1. */
export function textPositions(text: string): (offset: number) => string {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (const { index } of text.matchAll(/\n/g)) lines.addNewLine(index + 1);
  return (offset) => {
    const { line, col } = lines.linePos(offset);
    return `${line}:${col}`;
  };
}
