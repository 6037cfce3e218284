import { mkdir } from "node:fs/promises";
import { damaged, DiskCacheError, unusable } from "./disk-cache-error.js";

type Store = typeof import("cacache");

/**
 * Reads the text of a key; `undefined` if there is none.
 *
 * @throws {@link DiskCacheError} `CACHE_DAMAGED` or `CACHE_UNUSABLE`.
 */
export async function readEntry(folder: string, key: string): Promise<string | undefined> {
  const store = await loadStore();
  try {
    const entry = await store.get.info(folder, key);
    return entry === null ? undefined : await readContent(store, folder, entry.integrity);
  } catch (error) {
    throw error instanceof DiskCacheError ? error : unusable(folder, "read", error);
  }
}

async function readContent(
  store: Store,
  folder: string,
  integrity: string,
): Promise<string | undefined> {
  try {
    const content = await store.get.byDigest(folder, integrity);
    return content.toString("utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT") return undefined;
    if (code !== "EINTEGRITY") throw error;
    // cacache never overwrites existing content, so the same reply could not be stored again.
    await store.rm.content(folder, integrity);
    throw damaged(folder, error);
  }
}

/**
 * Writes the text of a key and replaces an earlier one.
 *
 * @throws {@link DiskCacheError} `CACHE_UNUSABLE`.
 */
export async function writeEntry(folder: string, key: string, text: string): Promise<void> {
  const store = await loadStore();
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await store.put(folder, key, text);
  } catch (error) {
    throw unusable(folder, "written", error);
  }
}

/** Loads cacache with the first entry, so that importing this package does no work. */
async function loadStore(): Promise<Store> {
  const { default: store } = await import("cacache");
  return store;
}
