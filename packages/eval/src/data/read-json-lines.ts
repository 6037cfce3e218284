import type { DataRecord } from "./data-record.js";
import { EvalDataError } from "./eval-data-error.js";
import { parseRecord } from "./parse-record.js";
import { readTextPieces } from "./read-text.js";

/** Most characters of a line. */
const longestLine = 32 * 1024 * 1024;

/**
 * Reads a file with one JSON object in each line, without holding the file in memory.
 *
 * A file that ends with `.gz` is unpacked. A byte order mark, `\r\n` and blank lines are accepted. Lines end
 * with `\n` only: other line separators of Unicode can be in texts.
 *
 * @param file - The path of the file.
 * @returns The records, each with its line, from 1.
 * @throws {EvalDataError} With the file and the line, if a line is no JSON object, the last line is cut off,
 * a line has more than 32 Mi characters, or the file cannot be read.
 * @example
 * ```ts
 * import { writeFile } from "node:fs/promises";
 * import { readJsonLines } from "@moagraph/eval";
 *
 * await writeFile("mine.jsonl", '\n{"question":"Why?"}\n');
 * for await (const { line, value } of readJsonLines("mine.jsonl")) {
 *   console.log(line, value); // 2 { question: 'Why?' }
 * }
 * ```
 */
export async function* readJsonLines(file: string): AsyncGenerator<DataRecord, void> {
  let line = 0;
  for await (const { text, isEnded } of linesOf(file)) {
    line += 1;
    if (text.trim() === "") continue;
    yield isEnded ? parseRecord(text, file, line) : parseLast(text, file, line);
  }
}

interface Line {
  readonly text: string;
  /** Whether a line break follows. */
  readonly isEnded: boolean;
}

async function* linesOf(file: string): AsyncGenerator<Line, void> {
  let parts: string[] = [];
  let length = 0;
  let line = 1;
  for await (const piece of readTextPieces(file)) {
    let from = 0;
    for (let end = piece.indexOf("\n"); end >= 0; end = piece.indexOf("\n", from)) {
      yield { text: parts.join("") + piece.slice(from, end), isEnded: true };
      [parts, length, from] = [[], 0, end + 1];
      line += 1;
    }
    parts.push(piece.slice(from));
    length += piece.length - from;
    if (length > longestLine) throw tooLong(file, line);
  }
  yield { text: parts.join(""), isEnded: false };
}

/** The last line without a line break: complete, or what a crash or a full disk left of it. */
function parseLast(text: string, file: string, line: number): DataRecord {
  try {
    return parseRecord(text, file, line);
  } catch (cause) {
    throw new EvalDataError({
      file,
      line,
      problem: "the last line is cut off: it is not complete JSON",
      hint: "Copy or download the file again. If a crash cut it off, remove the line.",
      cause,
    });
  }
}

function tooLong(file: string, line: number): EvalDataError {
  return new EvalDataError({
    file,
    line,
    problem: "the line has more than 33,554,432 characters",
    hint: "Write one JSON object in each line. If the file is one list, let its name end with .json.",
  });
}
