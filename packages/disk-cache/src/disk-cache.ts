import { resolve } from "node:path";
import {
  BaseCache,
  deserializeStoredGeneration,
  serializeGeneration,
} from "@langchain/core/caches";
import type { StoredGeneration } from "@langchain/core/messages";
import type { Generation } from "@langchain/core/outputs";
import pLimit, { type LimitFunction } from "p-limit";
import { pathless } from "./disk-cache-error.js";
import { readEntry, writeEntry } from "./entries.js";

/** Where a cache on disk stands. */
export interface DiskCacheOptions {
  /**
   * The folder. A relative one is below the working directory at the time of the call. It is made
   * with the first reply that is kept, readable by its owner only.
   */
  readonly path: string;
}

/**
 * Makes a cache that keeps replies in a folder, for as long as the folder is there.
 *
 * Nothing is opened, loaded or written before the first lookup. Several processes may share the
 * folder, and any of them may be killed: an entry is there as a whole or not at all. The folder
 * holds replies as plain text, and prompts only as hashes; it may be deleted at any time.
 *
 * @returns A cache for `compile`, and for any model of LangChain. Its lookups and updates throw
 * {@link DiskCacheError}: `CACHE_UNUSABLE` if the folder cannot be read or written, `CACHE_DAMAGED`
 * if an entry is not what was written. That entry is removed, so the next lookup is a miss.
 * @throws {DiskCacheError} `CACHE_UNUSABLE` if `path` is blank.
 * @example Replies that outlive the process
 * ```ts
 * import { compile, defineGraph, proposer } from "@moagraph/core";
 * import { diskCache } from "@moagraph/disk-cache";
 * import { simulated } from "@moagraph/simulated";
 *
 * const graph = defineGraph({
 *   name: "solo",
 *   nodes: { owl: proposer({ model: "simulated:owl" }) },
 *   output: "owl",
 * });
 * const cache = diskCache({ path: ".cache/answers" });
 * const app = compile(graph, { providers: [simulated()], cache });
 * ```
 */
export function diskCache({ path }: DiskCacheOptions): BaseCache {
  if (path.trim() === "") throw pathless();
  return new DiskCache(resolve(path));
}

/** A process may have 256 files open on some systems, and many runs ask at once. */
const entriesAtOnce = 32;

class DiskCache extends BaseCache {
  readonly #folder: string;
  readonly #limit: LimitFunction = pLimit(entriesAtOnce);

  constructor(folder: string) {
    super();
    this.#folder = folder;
  }

  async lookup(prompt: string, llmKey: string): Promise<Generation[] | null> {
    const key = this.keyEncoder(prompt, llmKey);
    const text = await this.#limit(readEntry, this.#folder, key);
    if (text === undefined) return null;
    return (JSON.parse(text) as StoredGeneration[]).map(deserializeStoredGeneration);
  }

  async update(prompt: string, llmKey: string, value: Generation[]): Promise<void> {
    const text = JSON.stringify(value.map(serializeGeneration));
    const key = this.keyEncoder(prompt, llmKey);
    await this.#limit(writeEntry, this.#folder, key, text);
  }
}
