import { MoaError, shortText } from "@moagraph/provider-kit";

/** A disk cache that cannot be read or written, or a damaged entry. */
export class DiskCacheError extends MoaError {}

/** Makes the error for a blank path. */
export function blankPath(): DiskCacheError {
  return new DiskCacheError({
    code: "CACHE_UNUSABLE",
    message: "`path` of diskCache is blank.",
    hint: 'Pass the path of a folder, as in diskCache({ path: ".cache/answers" }).',
  });
}

/** Makes the error for a folder that cannot be read or written. */
export function unusable(folder: string, verb: "read" | "written", cause: unknown): DiskCacheError {
  return new DiskCacheError({
    code: "CACHE_UNUSABLE",
    message: `The cache in ${folder} cannot be ${verb}: ${reasonOf(cause)}.`,
    hint: "Pass diskCache a `path` to a folder with read and write permission, on a disk with free space.",
    cause,
  });
}

/** The system's message without the file name, such as `EACCES: permission denied`. */
function reasonOf(cause: unknown): string {
  const text = shortText(cause instanceof Error ? cause.message : String(cause));
  return text.replace(/,.*/, "");
}

/** Makes the error for an entry that differs from what was written. */
export function damaged(folder: string, cause: unknown): DiskCacheError {
  return new DiskCacheError({
    code: "CACHE_DAMAGED",
    message: `An entry of the cache in ${folder} was damaged. It is removed.`,
    hint: "No action is required. If it happens often, check the disk.",
    cause,
  });
}
