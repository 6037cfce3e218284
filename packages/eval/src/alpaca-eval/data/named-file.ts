import { readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * The first file whose name begins with a prefix, such as `alpaca_eval/glm/df_gamed`, by name.
 *
 * @param endings - Those that it may have, each also followed by `.gz`.
 * @returns Its path. `undefined` if there is none.
 */
export async function fileNamedLike(
  folder: string,
  prefix: string,
  endings: readonly string[],
): Promise<string | undefined> {
  const inside = join(folder, dirname(prefix));
  const names = (await namesIn(inside)).toSorted();
  const all = endings.flatMap((ending) => [ending, `${ending}.gz`]);
  const found = names.find(
    (name) => name.startsWith(basename(prefix)) && all.some((ending) => name.endsWith(ending)),
  );
  return found === undefined ? undefined : join(inside, found);
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}
