import { accessSync, constants, existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { shellWord } from "@moagraph/report/words";
import { UsageError } from "../errors/usage-error.js";

/** An option that takes the path of a file to write. */
export interface OutOption {
  /** Such as `--out`. */
  readonly name: string;
  /** A path for the hint. */
  readonly example: string;
}

/**
 * Checks that a file can be written at this path, before anything is asked or requested.
 *
 * @throws {@link UsageError} `NOT_A_FILE` or `FILE_UNWRITABLE`.
 */
export function checkOut(path: string, option: OutOption): void {
  if (path.trim() === "")
    throw unwritable(`The path of \`${option.name}\` is empty.`, usualHint(option));
  const folder = dirname(path);
  if (!isFolder(folder)) throw noFolder(path, folder, option);
  if (isFolder(path) || /[/\\]$/.test(path)) throw notAFile(path, option);
  try {
    accessSync(existsSync(path) ? path : folder, constants.W_OK);
  } catch (error) {
    throw unwritable(cannotBeWritten(path, error), otherPath(option));
  }
}

/** The error for a file that could not be written after all. */
export function notWritten(path: string, option: OutOption, cause: unknown): UsageError {
  const hint = otherPath(option);
  return new UsageError({
    code: "FILE_UNWRITABLE",
    message: cannotBeWritten(path, cause),
    hint,
    cause,
  });
}

function cannotBeWritten(path: string, error: unknown): string {
  return `\`${path}\` cannot be written: ${(error as Error).message}.`;
}

function usualHint({ name, example }: OutOption): string {
  return `Pass the path of a file, such as ${name} ${example}.`;
}

function otherPath({ name }: OutOption): string {
  return `Pass another path with ${name}.`;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function noFolder(path: string, folder: string, { name }: OutOption): UsageError {
  const fault = `\`${path}\` cannot be written: there is no folder \`${folder}\`.`;
  return unwritable(fault, `Run mkdir -p ${shellWord(folder)}, or pass another path with ${name}.`);
}

function unwritable(message: string, hint: string): UsageError {
  return new UsageError({ code: "FILE_UNWRITABLE", message, hint });
}

function notAFile(path: string, option: OutOption): UsageError {
  return new UsageError({
    code: "NOT_A_FILE",
    message: `\`${path}\` is a directory, not a file.`,
    hint: usualHint(option),
  });
}
