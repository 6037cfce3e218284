import type { FileHandle } from "node:fs/promises";
import type { RowType } from "./log-row.js";

const chunkBytes = 16_384;
const lineFeed = 0x0a;

/** Reads the row that begins at a place of a log, in bytes. `undefined` if there is no longer one. */
export async function rowAt<Row>(
  handle: FileHandle,
  offset: number,
  type: RowType<Row>,
): Promise<Row | undefined> {
  const value: unknown = JSON.parse(await lineAt(handle, offset));
  return type.isRow(value) ? value : undefined;
}

async function lineAt(handle: FileHandle, offset: number): Promise<string> {
  const parts: Buffer[] = [];
  for (let at = offset; ;) {
    const { buffer, bytesRead } = await handle.read({
      buffer: Buffer.alloc(chunkBytes),
      position: at,
    });
    const chunk = buffer.subarray(0, bytesRead);
    const end = chunk.indexOf(lineFeed);
    parts.push(end === -1 ? chunk : chunk.subarray(0, end));
    if (end !== -1 || bytesRead === 0) return Buffer.concat(parts).toString("utf8");
    at += bytesRead;
  }
}
