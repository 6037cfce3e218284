import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { incompleteName } from "./incomplete-name.js";
import { jsonTexts } from "./json-texts.js";
import { writeFileAtomically } from "./write-file-atomically.js";
import { makeFolder } from "./make-folder.js";

/** A file in a benchmark's own format. */
export interface OfficialFile {
  /** The path of the complete file. */
  readonly path: string;
  readonly format: "json-array" | "json-lines";
  /** In published order. They are read one after the other. */
  readonly records: AsyncIterable<object>;
  /** Whether no record is missing. */
  readonly isComplete: boolean;
}

/**
 * Writes a file in a benchmark's own format. If records are missing, its name says so: see
 * {@link incompleteName}.
 *
 * @returns The path of the written file.
 */
export async function writeOfficialFile(file: OfficialFile): Promise<string> {
  const incomplete = incompleteName(file.path);
  const path = file.isComplete ? file.path : incomplete;
  await makeFolder(dirname(path));
  await writeFileAtomically(path, jsonTexts(file.records, file.format));
  await rm(file.isComplete ? incomplete : file.path, { force: true });
  return path;
}
