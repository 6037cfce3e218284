import type { BaseCache } from "@langchain/core/caches";
import type { Generation } from "@langchain/core/outputs";
import { soon } from "../../../ask/cache/answer-cache.js";
import { type Degradation, degrades } from "../../../ledger/degradation.js";
import type { Proposal } from "../../../ledger/proposal.js";
import { isRecord } from "../../../validate/value/is-record.js";

/** What is kept of a turn. */
export interface KeptTurn {
  readonly proposals: readonly Proposal[];
  /** Why they are less than the graph planned. */
  readonly degraded: readonly Degradation[];
}

/** Where the proposals of a turn are kept. */
export interface ProposalStore {
  get(key: string, signal: AbortSignal | undefined): Promise<KeptTurn | undefined>;
  set(key: string, turn: KeptTurn, signal: AbortSignal | undefined): Promise<void>;
}

/** Keeps the proposals of the turns used last, in memory. */
export function memoryStore(longest: number): ProposalStore {
  const turns = new Map<string, KeptTurn>();
  const keep = (key: string, turn: KeptTurn): void => {
    turns.delete(key);
    turns.set(key, turn);
    const [oldest] = turns.keys();
    if (turns.size > longest && oldest !== undefined) turns.delete(oldest);
  };
  return {
    async get(key) {
      const found = turns.get(key);
      if (found !== undefined) keep(key, found);
      return found;
    },
    set: async (key, turn) => keep(key, turn),
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
        return turnIn(await soon(async () => cache.lookup(key, cacheSection), signal));
      } catch {
        signal?.throwIfAborted();
        return undefined;
      }
    },
    async set(key, turn, signal) {
      const entry: Generation = { text: JSON.stringify(turn) };
      // The answer is there: what the cache does no longer matters.
      await soon(async () => cache.update(key, cacheSection, [entry]), signal).catch(() => {});
    },
  };
}

/** @throws {SyntaxError} if the text is not JSON. */
function turnIn(found: readonly Generation[] | null): KeptTurn | undefined {
  const text: unknown = found?.[0]?.text;
  const value: unknown = typeof text === "string" ? JSON.parse(text) : undefined;
  if (!isRecord(value)) return undefined;
  const { proposals, degraded } = value;
  const areProposals = Array.isArray(proposals) && proposals.every(isProposal);
  const areCauses = Array.isArray(degraded) && degraded.every(isDegradation);
  return areProposals && areCauses ? { proposals, degraded } : undefined;
}

function isProposal(value: unknown): value is Proposal {
  return (
    isRecord(value) &&
    Number.isSafeInteger(value["sample"]) &&
    ["node", "model", "text"].every((key) => typeof value[key] === "string")
  );
}

function isDegradation(value: unknown): value is Degradation {
  if (!isRecord(value) || !isRecord(value["note"])) return false;
  const { node, sample, note } = value;
  return typeof node === "string" && Number.isSafeInteger(sample) && degrades(note as never);
}
