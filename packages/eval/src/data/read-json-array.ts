import { ArraySplitter, type ElementText } from "./array-splitter.js";
import type { DataRecord } from "./data-record.js";
import { EvalDataError } from "./eval-data-error.js";
import { parseRecord } from "./parse-record.js";
import { readTextPieces } from "./read-text.js";

/** Most characters of a record. */
const longestRecord = 32 * 1024 * 1024;

/**
 * Reads a file that is one JSON list of objects, such as AlpacaEval's `model_outputs.json`, one object after
 * another.
 *
 * A file that ends with `.gz` is unpacked. A byte order mark is accepted.
 *
 * @param file - The path of the file.
 * @returns The records, each with the line on which it begins, from 1.
 * @throws {EvalDataError} With the file and the line, if the text is no list of objects, is cut off, has a
 * record of more than 32 Mi characters, or the file cannot be read.
 * @example
 * ```ts
 * import { writeFile } from "node:fs/promises";
 * import { readJsonArray } from "@moagraph/eval";
 *
 * await writeFile("mine.json", '[\n{"question":"Why?"}\n]');
 * for await (const { line, value } of readJsonArray("mine.json")) {
 *   console.log(line, value); // 2 { question: 'Why?' }
 * }
 * ```
 */
export async function* readJsonArray(file: string): AsyncGenerator<DataRecord, void> {
  const splitter = new ArraySplitter();
  for await (const piece of readTextPieces(file)) {
    for (const { text, line } of elementsIn(splitter, piece, file)) {
      yield parseRecord(text, file, line);
    }
    if (splitter.length > longestRecord) throw tooLong(file, splitter.line);
  }
  if (splitter.state !== "after") throw cutOff(file, splitter);
}

/** Its loop runs outside of `try`: what the reader of the records throws is not an error of the file. */
function elementsIn(splitter: ArraySplitter, piece: string, file: string): ElementText[] {
  try {
    return [...splitter.add(piece)];
  } catch (cause) {
    throw notOneList(file, splitter, cause);
  }
}

function notOneList(file: string, { state, line }: ArraySplitter, cause: unknown): EvalDataError {
  const problem =
    state === "after"
      ? "there is text after the end of the list"
      : "the text is not a list: it does not begin with [";
  const hint = "If the file has one object in each line, let its name end with .jsonl.";
  return new EvalDataError({ file, line, problem, hint, cause });
}

function cutOff(file: string, { state, line }: ArraySplitter): EvalDataError {
  return new EvalDataError({
    file,
    line,
    problem: state === "before" ? "the file is empty" : "the file ends within the list",
    hint: "Copy or download the file again.",
  });
}

function tooLong(file: string, line: number): EvalDataError {
  return new EvalDataError({
    file,
    line,
    problem: "a record has more than 33,554,432 characters",
    hint: "Check whether the file is a list of answers or questions.",
  });
}
