import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { EvalDataError } from "../data/eval-data-error.js";
import { writeFileAtomically } from "../run-directory/write-file-atomically.js";

/** The checksums of downloaded files, by their paths in the data folder. */
export type Checksums = Readonly<Record<string, string>>;

const sha256 = /^[0-9a-f]{64}$/;

/** The file in which a data folder keeps the checksums of its first downloads. */
export function checksumsFile(folder: string): string {
  return join(folder, "checksums.json");
}

/**
 * Reads the checksums of a data folder: the SHA-256 of each file when it was first downloaded.
 *
 * @returns None, if nothing was downloaded yet.
 * @throws {EvalDataError} If the file is broken.
 */
export async function readChecksums(folder: string): Promise<Checksums> {
  const file = checksumsFile(folder);
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "{}";
    throw error;
  });
  const value = parsed(text);
  if (isChecksums(value)) return value;
  throw new EvalDataError({
    file,
    problem: "the text is no JSON object with a SHA-256 for each file",
    hint: `Delete ${file} and start again. The checksums of the files in the folder are then recorded anew.`,
  });
}

/** Writes the checksums of a data folder, sorted by path. */
export async function writeChecksums(folder: string, checksums: Checksums): Promise<void> {
  const sorted = Object.fromEntries(
    Object.entries(checksums).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
  await writeFileAtomically(checksumsFile(folder), [`${JSON.stringify(sorted, null, 2)}\n`]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isChecksums(value: unknown): value is Checksums {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((text) => typeof text === "string" && sha256.test(text));
}
