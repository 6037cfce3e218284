import { accessSync, constants, existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { UsageError } from "../errors/usage-error.js";
import { shellWord } from "../terminal/shell-word.js";

/**
 * Checks that a file can be written at this path, before anything is asked or requested.
 *
 * @throws {@link UsageError} `NOT_A_FILE` or `FILE_UNWRITABLE`.
 */
export function checkOut(path: string): void {
  if (path.trim() === "") throw unwritable("The path of `--out` is empty.", usualHint);
  const folder = dirname(path);
  if (!isFolder(folder)) throw noFolder(path, folder);
  if (isFolder(path) || /[/\\]$/.test(path)) throw notAFile(path);
  try {
    accessSync(existsSync(path) ? path : folder, constants.W_OK);
  } catch (error) {
    throw unwritable(`\`${path}\` cannot be written: ${(error as Error).message}.`, otherPath);
  }
}

const usualHint = "Pass the path of a file, such as --out panel.yaml.";
const otherPath = "Pass another path with --out.";

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function noFolder(path: string, folder: string): UsageError {
  const fault = `\`${path}\` cannot be written: there is no folder \`${folder}\`.`;
  return unwritable(fault, `Run mkdir -p ${shellWord(folder)}, or pass another path with --out.`);
}

function unwritable(message: string, hint: string): UsageError {
  return new UsageError({ code: "FILE_UNWRITABLE", message, hint });
}

function notAFile(path: string): UsageError {
  return new UsageError({
    code: "NOT_A_FILE",
    message: `\`${path}\` is a directory, not a file.`,
    hint: usualHint,
  });
}
