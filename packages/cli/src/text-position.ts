/** A place in a text as editors count it: `3:14`, line and column from 1. */
export function textPosition(text: string, offset: number): string {
  const before = text.slice(0, offset).split("\n");
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}
