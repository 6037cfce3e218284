import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { pipeline } from "node:stream/promises";

/**
 * Returns the SHA-256 of a file's content, in hexadecimal. A file that ends with `.gz` is unpacked first, so that
 * a set has the same checksum packed and unpacked.
 *
 * @param file - The path of the file. It is not held in memory.
 */
export async function fileChecksum(file: string): Promise<string> {
  const hash = createHash("sha256");
  const bytes = createReadStream(file);
  await (file.endsWith(".gz") ? pipeline(bytes, createGunzip(), hash) : pipeline(bytes, hash));
  return hash.digest("hex");
}
