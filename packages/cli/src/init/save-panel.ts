import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { UsageError } from "../errors/usage-error.js";
import { notWritten, type OutOption } from "../out/check-out.js";

/** The option with the path of a panel's file. */
export const outOption: OutOption = { name: "--out", example: "panel.yaml" };

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
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw fileExists(path);
    throw notWritten(path, outOption, error);
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
