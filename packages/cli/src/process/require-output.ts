import { fstatSync, readSync, statSync } from "node:fs";
import { OutputClosedError } from "../errors/output-error.js";

/** Other numbers would change how Node 20 loads packages, see `watch-reader.ts`. */
const bigint = { bigint: true } as const;

/**
 * Checks that stdout is open.
 *
 * @throws {@link OutputClosedError} If it was closed when the command started, as by `>&-`.
 */
export function requireOutput(): void {
  if (isClosed()) throw new OutputClosedError("stdout is closed, so the result would be lost.");
}

/**
 * Node opens /dev/null for reading and writing in place of a closed stdout. A shell opens it for
 * writing only.
 */
function isClosed(): boolean {
  try {
    const isDiscarded = fstatSync(1, bigint).rdev === statSync("/dev/null", bigint).rdev;
    return isDiscarded && readSync(1, new Uint8Array(1)) === 0;
  } catch {
    return false;
  }
}
