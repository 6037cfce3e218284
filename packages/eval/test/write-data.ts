import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { onTestFinished } from "vitest";

/** A folder for one test. It is removed after it. */
export async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "moagraph-eval-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a file for one test and returns its path. It is packed if its name ends with `.gz`. */
export async function writeData(name: string, content: string | Uint8Array): Promise<string> {
  return writeIn(await testFolder(), name, content);
}

/** Writes a file into a folder and returns its path. It is packed if its name ends with `.gz`. */
export async function writeIn(
  folder: string,
  name: string,
  content: string | Uint8Array,
): Promise<string> {
  const file = join(folder, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, name.endsWith(".gz") ? gzipSync(content) : content);
  return file;
}

/** Objects as JSON Lines. */
export function jsonLines(...objects: readonly object[]): string {
  return objects.map((object) => `${JSON.stringify(object)}\n`).join("");
}

/** All items of an async iterable. */
export async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
