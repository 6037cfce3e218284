import { readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { EvalDataError } from "./eval-data-error.js";

/** The name that `moagraph eval fetch` has for a set. */
export type DataSetName = "alpaca-eval" | "mt-bench" | "flask";

/** A file of a data folder, and the set that it is fetched with. */
export interface WantedFile {
  readonly set: DataSetName;
  /** The path in the data folder without the name's ending, such as `mt_bench/question`. */
  readonly stem: string;
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
  const path = join(folder, wanted.stem);
  const names = new Set(await namesIn(dirname(path)));
  const name = namesOf(wanted).find((each) => names.has(each));
  return name === undefined ? undefined : join(dirname(path), name);
}

function namesOf({ stem, endings }: WantedFile): string[] {
  return endings.flatMap((ending) => [ending, `${ending}.gz`].map((end) => basename(stem) + end));
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}

function notFound(folder: string, wanted: WantedFile): EvalDataError {
  return new EvalDataError({
    file: join(folder, dirname(wanted.stem)),
    problem: `the folder has none of the files ${namesOf(wanted).join(", ")}`,
    hint: `Download it: moagraph eval fetch ${wanted.set}. Or name the folder that has it with --data.`,
  });
}
