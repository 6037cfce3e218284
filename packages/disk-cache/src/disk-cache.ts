import { resolve } from "node:path";
import {
  BaseCache,
  deserializeStoredGeneration,
  serializeGeneration,
} from "@langchain/core/caches";
import type { StoredGeneration } from "@langchain/core/messages";
import type { Generation } from "@langchain/core/outputs";
import pLimit, { type LimitFunction } from "p-limit";
import { blankPath } from "./disk-cache-error.js";
import { readEntry, writeEntry } from "./entries.js";

/** Options of {@link diskCache}. */
export interface DiskCacheOptions {
  /**
   * The folder. A relative path is resolved against the working directory at the time of the call.
   * The folder is created with the first stored reply, readable by its owner only.
   */
  readonly path: string;
}

/**
 * Makes a cache that stores replies in a folder. Entries stay until the folder is deleted.
 *
 * Nothing is opened, loaded or written before the first lookup. Several processes can share the
 * folder, and any of them may be killed: entries are written atomically. The folder contains
 * replies as plain text, and prompts only as hashes. It can be deleted at any time.
 *
 * @param options - The folder.
 * @returns A cache for `compile` and for any LangChain model. Its lookups and updates throw {@link
 * DiskCacheError}: `CACHE_UNUSABLE` if the folder cannot be read or written, `CACHE_DAMAGED` if an
 * entry differs from what was written. The damaged entry is removed, so the next lookup is a miss.
 * @throws {DiskCacheError} `CACHE_UNUSABLE` if `path` is blank.
 * @example Replies that are reused after a restart, which prints cached
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
 *
 * const { ledger } = await app.invoke({ messages: "What should I know about tides?" });
 * console.log(ledger[0]?.status); // ok
 * ```
 */
export function diskCache({ path }: DiskCacheOptions): BaseCache {
  if (path.trim() === "") throw blankPath();
  return new DiskCache(resolve(path));
}

/**
 * Some systems allow 256 open files per process, and many runs look up entries at the same time.
 */
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
