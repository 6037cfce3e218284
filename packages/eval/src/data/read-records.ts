import type { DataRecord } from "./data-record.js";
import { readJsonArray } from "./read-json-array.js";
import { readJsonLines } from "./read-json-lines.js";

/**
 * Reads the objects of a data file: one list if the name ends with `.json` or `.json.gz`, otherwise one object
 * in each line.
 *
 * @param file - The path of the file.
 * @returns The records with their lines. The file is not held in memory.
 * @throws {EvalDataError} As {@link readJsonLines} and {@link readJsonArray}.
 */
export function readRecords(file: string): AsyncGenerator<DataRecord, void> {
  return isJsonList(file) ? readJsonArray(file) : readJsonLines(file);
}

/** Whether a file is one list, by its name. */
export function isJsonList(file: string): boolean {
  return /\.json(?:\.gz)?$/.test(file);
}
