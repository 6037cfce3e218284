import type { FileHandle } from "node:fs/promises";

/** One line of a log, without its line feed. */
export interface LogLine {
  readonly text: string;
  /** Its number in the file, from 1. */
  readonly line: number;
  /** Where it begins, in bytes. */
  readonly offset: number;
  /** Whether it ends with a line feed. `false` only for the last line of a process that was killed. */
  readonly isWhole: boolean;
}

const lineFeed = 0x0a;

/** Streams the lines of a file. In memory are one line and one chunk of the file. */
export async function* logLines(handle: FileHandle): AsyncGenerator<LogLine> {
  const stream = handle.createReadStream({ start: 0, autoClose: false });
  let rest: Buffer[] = [];
  let [line, offset] = [1, 0];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, from)) {
      const bytes = joined(rest, chunk.subarray(from, end));
      yield { text: bytes.toString("utf8"), line, offset, isWhole: true };
      rest = [];
      from = end + 1;
      offset += bytes.length + 1;
      line += 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  if (rest.length === 0) return;
  yield { text: Buffer.concat(rest).toString("utf8"), line, offset, isWhole: false };
}

function joined(rest: readonly Buffer[], end: Buffer): Buffer {
  return rest.length === 0 ? end : Buffer.concat([...rest, end]);
}
