import { randomBytes } from "node:crypto";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { storing } from "../errors/storing.js";

type Texts = Iterable<string> | AsyncIterable<string>;

/**
 * Writes a file so that readers see the old content or the whole new one, also if the process is killed.
 *
 * @param path - The file. It is replaced.
 * @param texts - Its content in parts. They are written one after the other, not collected.
 * @throws {@link EvalDataError} `INVALID_EVAL_DATA` if the file cannot be written.
 */
export async function writeFileAtomically(path: string, texts: Texts): Promise<void> {
  await storing(path, () => replaced(path, texts));
}

async function replaced(path: string, texts: Texts): Promise<void> {
  const beside = `${path}.${randomBytes(6).toString("hex")}.tmp`;
  const handle = await open(beside, "wx");
  try {
    await written(handle, texts);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

const chunkLength = 65_536;

/** Writes the texts in larger parts, and closes the file. */
async function written(handle: FileHandle, texts: Texts): Promise<void> {
  try {
    let chunk = "";
    for await (const text of texts) {
      chunk += text;
      if (chunk.length < chunkLength) continue;
      await handle.appendFile(chunk);
      chunk = "";
    }
    await handle.appendFile(chunk);
    await handle.datasync();
  } finally {
    await handle.close();
  }
}
