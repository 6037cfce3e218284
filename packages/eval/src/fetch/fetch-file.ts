import { randomBytes } from "node:crypto";
import { rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { EvalDataError } from "../data/eval-data-error.js";
import { fileChecksum } from "../data/file-checksum.js";
import { checksumsFile } from "./checksums.js";
import type { DataFile } from "./data-files.js";
import { downloadBytes } from "./download-bytes.js";
import { makeFolder } from "../run-directory/make-folder.js";

/** A file to download, unless it is there. */
export interface FileRequest extends DataFile {
  /** The data folder. */
  readonly folder: string;
  /** The server to use instead of the one in the address. */
  readonly origin: string | undefined;
  /** The recorded checksum. `undefined` if there is none yet. */
  readonly known: string | undefined;
  readonly signal: AbortSignal;
}

/**
 * Downloads a file of a set, unless it is in the folder.
 *
 * @returns Its SHA-256, and whether it was downloaded.
 * @throws {EvalDataError} If it differs from its recorded checksum. A download that differs is deleted.
 */
export async function fetchFile(
  request: FileRequest,
): Promise<{ readonly checksum: string; readonly isNew: boolean }> {
  const file = join(request.folder, request.path);
  if (await isThere(file)) {
    const checksum = await fileChecksum(file);
    if (checksum !== (request.known ?? checksum)) throw changedFile(file);
    return { checksum, isNew: false };
  }
  return { checksum: await downloaded(request, file), isNew: true };
}

async function downloaded(request: FileRequest, file: string): Promise<string> {
  const { url, origin, known, signal } = request;
  const { pathname } = new URL(url);
  const address = origin === undefined ? url : `${origin}${pathname}`;
  const bytes = await downloadBytes({ url: address, file, signal });
  await makeFolder(dirname(file));
  const beside = `${file}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    await writeFile(beside, bytes, { flush: true });
    const checksum = await fileChecksum(beside);
    if (checksum !== (known ?? checksum)) throw changedDownload(request, file, address);
    await rename(beside, file);
    return checksum;
  } finally {
    await rm(beside, { force: true });
  }
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return false;
      throw error;
    },
  );
}

function changedFile(file: string): EvalDataError {
  return new EvalDataError({
    file,
    problem: "the file has changed since it was first downloaded",
    hint: `Delete ${file} and start again, which downloads it once more. Scores of a changed file cannot be compared with published ones.`,
  });
}

function changedDownload(
  { folder, path }: FileRequest,
  file: string,
  address: string,
): EvalDataError {
  return new EvalDataError({
    file,
    problem: `${address} has another content than when it was first downloaded`,
    hint: `Check the server. To accept the new content, remove the line of ${path} from ${checksumsFile(folder)} and start again.`,
  });
}
