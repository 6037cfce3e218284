import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

/** The folder with public benchmark data and golden numbers. It is not part of the repository. */
export const sharedData = fileURLToPath(new URL("../../../../shared/data/", import.meta.url));

/** Whether the folder exists. Tests that read it are skipped without it. */
export const hasSharedData = existsSync(sharedData);

/** The text of a file of the shared data. Names that end in `.gz` are decompressed. */
export function sharedText(file: string): string {
  const content = readFileSync(sharedData + file);
  return (file.endsWith(".gz") ? gunzipSync(content) : content).toString("utf8");
}

/** The value of a JSON file of the shared data. */
export function sharedJson(file: string): unknown {
  return JSON.parse(sharedText(file));
}

/** The records of a JSON Lines file of the shared data. The caller names their shape. */
export function sharedRecords<T>(file: string): T[] {
  const lines = sharedText(file).split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as T);
}
