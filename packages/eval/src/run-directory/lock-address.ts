import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where the lock of a folder listens. */
export interface LockAddress {
  readonly path: string;
  /** Whether a killed process leaves a file at the path. */
  readonly isFile: boolean;
}

/**
 * The address of a folder's lock, the same for each of its paths. On Linux and Windows, it is a name in the
 * system's memory, elsewhere a socket in the folder for temporary files.
 */
export async function lockAddress(
  folder: string,
  platform: NodeJS.Platform = process.platform,
): Promise<LockAddress> {
  const { dev, ino } = await stat(folder, { bigint: true });
  const digest = createHash("sha256").update(`${dev}:${ino}`).digest("hex").slice(0, 32);
  const name = `moagraph-eval-${digest}`;
  if (platform === "linux") return { path: `\0${name}`, isFile: false };
  if (platform === "win32") return { path: `\\\\.\\pipe\\${name}`, isFile: false };
  return { path: join(tmpdir(), `${name}.sock`), isFile: true };
}
