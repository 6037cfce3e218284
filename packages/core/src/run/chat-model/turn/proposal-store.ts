import type { BaseCache } from "@langchain/core/caches";
import type { Generation } from "@langchain/core/outputs";
import { soon } from "../../../ask/cache/answer-cache.js";
import type { Proposal } from "../../../ledger/proposal.js";
import { isRecord } from "../../../validate/value/is-record.js";

/** Where the proposals of a turn are kept. */
export interface ProposalStore {
  get(key: string, signal: AbortSignal | undefined): Promise<readonly Proposal[] | undefined>;
  set(key: string, proposals: readonly Proposal[], signal: AbortSignal | undefined): Promise<void>;
}

/** Keeps the proposals of the turns used last, in memory. */
export function memoryStore(longest: number): ProposalStore {
  const turns = new Map<string, readonly Proposal[]>();
  const keep = (key: string, proposals: readonly Proposal[]): void => {
    turns.delete(key);
    turns.set(key, proposals);
    const [oldest] = turns.keys();
    if (turns.size > longest && oldest !== undefined) turns.delete(oldest);
  };
  return {
    async get(key) {
      const found = turns.get(key);
      if (found !== undefined) keep(key, found);
      return found;
    },
    set: async (key, proposals) => keep(key, proposals),
  };
}

/** The second key of the entries in a cache. It tells them from replies. */
const cacheSection = "moagraph:proposals";

/**
 * Keeps proposals in a LangChain cache. A cache that fails, is slow, or returns something else has
 * nothing: the graph proposes again.
 */
export function cacheStore(cache: BaseCache): ProposalStore {
  return {
    async get(key, signal) {
      try {
        return proposalsIn(await soon(async () => cache.lookup(key, cacheSection), signal));
      } catch {
        signal?.throwIfAborted();
        return undefined;
      }
    },
    async set(key, proposals, signal) {
      const entry: Generation = { text: JSON.stringify(proposals) };
      // The answer is there: what the cache does no longer matters.
      await soon(async () => cache.update(key, cacheSection, [entry]), signal).catch(() => {});
    },
  };
}

/** @throws {SyntaxError} if the text is not JSON. */
function proposalsIn(found: readonly Generation[] | null): readonly Proposal[] | undefined {
  const text: unknown = found?.[0]?.text;
  const value: unknown = typeof text === "string" ? JSON.parse(text) : undefined;
  return Array.isArray(value) && value.every(isProposal) ? value : undefined;
}

function isProposal(value: unknown): value is Proposal {
  return (
    isRecord(value) &&
    Number.isSafeInteger(value["sample"]) &&
    ["node", "model", "text"].every((key) => typeof value[key] === "string")
  );
}
