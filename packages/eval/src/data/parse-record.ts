import { typeName } from "@moagraph/provider-kit";
import type { DataRecord } from "./data-record.js";
import { EvalDataError } from "./eval-data-error.js";
import { isRecord } from "./is-record.js";

/**
 * Parses the text of one record.
 *
 * @throws {EvalDataError} If the text is no JSON object. The message has no part of the text.
 */
export function parseRecord(text: string, file: string, line: number): DataRecord {
  const value = parseJson(text, file, line);
  if (isRecord(value)) return { file, line, value };
  const problem = `there is ${typeName(value)}, expected an object {…}`;
  throw new EvalDataError({ file, line, problem, hint: hintFor(value, file) });
}

function parseJson(text: string, file: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw broken(text, file, line, error);
  }
}

function hintFor(value: unknown, file: string): string {
  const isJsonLines = /\.jsonl(?:\.gz)?$/.test(file);
  return Array.isArray(value) && isJsonLines
    ? "A .jsonl file has one object in each line. If the file is one list, let its name end with .json."
    : "Remove the line, or write an object.";
}

function broken(text: string, file: string, line: number, cause: unknown): EvalDataError {
  if (isJsonButForNaN(text)) {
    const problem = "there is NaN or Infinity, which is no number in JSON";
    const hint = "Find out why the value is missing. Write the number, or remove the record.";
    return new EvalDataError({ file, line, problem, hint, cause });
  }
  const at = /at position (\d+)/.exec(String(cause))?.[1];
  const where = at === undefined ? "" : `, at character ${Number(at) + 1} of the record`;
  return new EvalDataError({
    file,
    line,
    problem: `the text is not JSON${where}`,
    hint: "Correct the line, or copy or download the file again.",
    cause,
  });
}

/** Python writes these as if they were JSON. */
function isJsonButForNaN(text: string): boolean {
  const replaced = text.replaceAll(/"(?:[^"\\]|\\.)*"|NaN|-?Infinity/g, (found) =>
    found.startsWith('"') ? '""' : "null",
  );
  try {
    JSON.parse(replaced);
    return true;
  } catch {
    return false;
  }
}
