import { type Stats, statSync } from "node:fs";
import { UsageError } from "../errors/usage-error.js";

/**
 * The status of a folder or a file that a command reads.
 *
 * @param hint - What to pass.
 * @throws {@link UsageError} `FILE_NOT_FOUND`.
 */
export function existingPath(path: string, hint: string): Stats {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found !== undefined) return found;
  throw new UsageError({
    code: "FILE_NOT_FOUND",
    message: `There is no folder or file \`${path}\`.`,
    hint,
  });
}
