import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { UsageError } from "../errors/usage-error.js";

/** Whether there is a file. */
export function isTaken(path: string): boolean {
  return existsSync(path);
}

/**
 * Writes a new file, or replaces one.
 *
 * @throws {@link UsageError} `FILE_EXISTS`, or `FILE_UNWRITABLE` for any other reason.
 */
export async function savePanel(path: string, text: string, isReplacing: boolean): Promise<void> {
  try {
    await writeFile(path, text, { flag: isReplacing ? "w" : "wx" });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") throw fileExists(path);
    throw new UsageError({
      code: "FILE_UNWRITABLE",
      message: `\`${path}\` cannot be written: ${message}.`,
      hint: "Pass another path with --out.",
      cause: error,
    });
  }
}

/** The error for a file that must not be replaced. */
export function fileExists(path: string): UsageError {
  return new UsageError({
    code: "FILE_EXISTS",
    message: `\`${path}\` exists already.`,
    hint: "Pass another path with --out, or replace the file with --force.",
  });
}
