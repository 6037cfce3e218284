import { EvalDataError } from "../data/eval-data-error.js";

/** What to do about the system's most frequent codes. */
const hints: Readonly<Record<string, string>> = {
  ENOSPC: "The disk is full. Free some space, then run the same command again.",
  EDQUOT: "The quota is used up. Free some space, then run the same command again.",
  EACCES: "Check the permissions of the file and its folder, or pass another folder.",
  EPERM: "Check the permissions of the file and its folder, or pass another folder.",
  EROFS: "The file system is read-only. Pass a folder on another one.",
  EEXIST: "There is a file of this name. Pass another folder.",
  ENOTDIR: "A part of the path is a file. Pass another folder.",
  ENAMETOOLONG: "The name is too long for the file system. Pass a shorter one.",
};

/**
 * Runs work that writes files.
 *
 * @param path - The file or folder, for the message.
 * @throws {@link EvalDataError} `INVALID_EVAL_DATA` in place of an error of the system, such as a full disk. Other
 * errors stay as they are.
 */
export async function storing<Value>(path: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (cause) {
    throw isSystemError(cause) ? notWritten(path, cause) : cause;
  }
}

function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && "syscall" in error && "code" in error;
}

function notWritten(file: string, cause: Error & { readonly code: string }): EvalDataError {
  const hint = hints[cause.code] ?? "Check the path, or pass another folder.";
  return new EvalDataError({ file, problem: `it cannot be written (${cause.code})`, hint, cause });
}
