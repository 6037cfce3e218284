import { mkdir } from "node:fs/promises";
import { storing } from "../errors/storing.js";

/**
 * Makes a folder, and those above it, if they are missing.
 *
 * @throws {@link EvalDataError} `INVALID_EVAL_DATA` if that is not possible.
 */
export async function makeFolder(folder: string): Promise<void> {
  await storing(folder, () => mkdir(folder, { recursive: true }));
}
