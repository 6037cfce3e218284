import { MoaError, shortText } from "@moagraph/provider-kit";

/** A cache on disk that cannot be used, or an entry of it that is damaged. */
export class DiskCacheError extends MoaError {}

/** There is no path. */
export function pathless(): DiskCacheError {
  return new DiskCacheError({
    code: "CACHE_UNUSABLE",
    message: "`path` of diskCache is blank.",
    hint: 'Name a folder, as in diskCache({ path: ".cache/answers" }).',
  });
}

/** The folder cannot be read or written. */
export function unusable(folder: string, verb: "read" | "written", cause: unknown): DiskCacheError {
  return new DiskCacheError({
    code: "CACHE_UNUSABLE",
    message: `The cache in ${folder} cannot be ${verb}: ${reasonOf(cause)}.`,
    hint: "Give diskCache the `path` of a folder that you may read and write, on a disk with room.",
    cause,
  });
}

/** As in `EACCES: permission denied`, without the file that follows. */
function reasonOf(cause: unknown): string {
  const text = shortText(cause instanceof Error ? cause.message : String(cause));
  return text.replace(/,.*/, "");
}

/** An entry is not what was written. */
export function damaged(folder: string, cause: unknown): DiskCacheError {
  return new DiskCacheError({
    code: "CACHE_DAMAGED",
    message: `An entry of the cache in ${folder} was damaged, and is removed.`,
    hint: "Nothing is to be done. Should it happen often, check the disk.",
    cause,
  });
}
