import type { WriteStream } from "node:tty";
import yoctocolors from "yoctocolors";

/** Functions that colour a text by its meaning. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly busy: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
}

const same = (text: string): string => text;

/** No colours. */
export const plainPaint: Paint = { strong: same, quiet: same, busy: same, good: same, bad: same };

/** Colours for a terminal that supports them, unless NO_COLOR is set. */
export function paintFor(stream: WriteStream): Paint {
  const { env } = process;
  if (!stream.isTTY || (env["NO_COLOR"] ?? "") !== "" || !stream.hasColors()) return plainPaint;
  const { bold: strong, dim: quiet, cyan: busy, green: good, red: bad } = yoctocolors;
  return { strong, quiet, busy, good, bad };
}
