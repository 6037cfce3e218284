import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { BenchmarkName } from "../benchmark/benchmark.js";
import { EvalDataError } from "./eval-data-error.js";

/** A file of a data folder, and the set that it is fetched with. */
export interface WantedFile {
  /** The name of the set for `moagraph eval fetch`. */
  readonly set: Exclude<BenchmarkName, "questions">;
  /** The paths that it may have in the data folder, without endings, such as `mt_bench/question`. */
  readonly stems: readonly string[];
  /** The endings that it may have, the first being preferred, such as `[".jsonl"]`. */
  readonly endings: readonly string[];
}

/**
 * Finds a file in a data folder. Each ending may be followed by `.gz`.
 *
 * @param folder - The data folder (`--data`).
 * @param wanted - The file.
 * @returns Its path.
 * @throws {EvalDataError} If there is no such file. It names the files that were looked for and the command
 * that downloads them.
 */
export async function findDataFile(folder: string, wanted: WantedFile): Promise<string> {
  const found = await findOptionalFile(folder, wanted);
  if (found === undefined) throw notFound(folder, wanted);
  return found;
}

/**
 * Finds a file in a data folder that may be missing.
 *
 * @param folder - The data folder (`--data`).
 * @param wanted - The file.
 * @returns Its path. `undefined` if there is no such file.
 */
export async function findOptionalFile(
  folder: string,
  wanted: WantedFile,
): Promise<string | undefined> {
  for (const path of pathsOf(wanted)) {
    const file = join(folder, path);
    if (await isFile(file)) return file;
  }
  return undefined;
}

function pathsOf({ stems, endings }: WantedFile): string[] {
  const all = endings.flatMap((ending) => [ending, `${ending}.gz`]);
  return stems.flatMap((stem) => all.map((ending) => stem + ending));
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

function notFound(folder: string, wanted: WantedFile): EvalDataError {
  return new EvalDataError({
    file: folder,
    problem: `the folder has none of the files ${pathsOf(wanted).join(", ")}`,
    hint: `Download it: moagraph eval fetch ${wanted.set}. Or name the folder that has it with --data.`,
  });
}
