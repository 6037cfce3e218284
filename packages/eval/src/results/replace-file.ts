import { open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * Writes a file as a whole: a reader sees the old file or the new one, also after a crash.
 *
 * @param path - The file. Its folder exists.
 * @param parts - Its text, in parts that are written one after the other.
 */
export async function replaceFile(
  path: string,
  parts: AsyncIterable<string> | Iterable<string>,
): Promise<void> {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    await writeParts(draft, parts);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function writeParts(
  draft: string,
  parts: AsyncIterable<string> | Iterable<string>,
): Promise<void> {
  const file = await open(draft, "w");
  try {
    for await (const part of parts) await file.write(part);
    await file.sync();
  } finally {
    await file.close();
  }
}
