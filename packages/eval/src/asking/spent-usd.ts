import { type FileHandle, open } from "node:fs/promises";
import { isRecord } from "../data/is-record.js";
import { logLines } from "../log/log-lines.js";
import { parsedJson } from "../data/parsed-json.js";

/**
 * Returns what the rows of a log of answers or judgments have cost, those that a later one replaces too. Makes no
 * model calls.
 *
 * @param log - The path of `answers.jsonl` or `judgments.jsonl`; see {@link runPaths}.
 * @returns US dollars. 0 without a file. A row of which the cost is unknown counts 0.
 * @example
 * ```ts
 * import { runPaths, spentUsd } from "@moagraph/eval";
 *
 * console.log(await spentUsd(runPaths("runs/new").answers)); // 0
 * ```
 */
export async function spentUsd(log: string): Promise<number> {
  const handle = await opened(log);
  if (handle === undefined) return 0;
  try {
    let sum = 0;
    for await (const { text } of logLines(handle)) sum += costIn(parsedJson(text));
    return sum;
  } finally {
    await handle.close();
  }
}

async function opened(file: string): Promise<FileHandle | undefined> {
  try {
    return await open(file, "r");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function costIn(row: unknown): number {
  const usage = isRecord(row) ? row["usage"] : undefined;
  const cost = isRecord(usage) ? usage["costUsd"] : undefined;
  return typeof cost === "number" ? cost : 0;
}
