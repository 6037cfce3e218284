import type { BaseCache } from "@langchain/core/caches";
import { MoaError, shortText } from "@moagraph/provider-kit";
import type { CacheFailedNote } from "../../ledger/call-note.js";
import type { Reply } from "../reply/reply.js";
import { cacheKeyOf, type Question } from "./cache-key.js";
import { replyIn, toGenerations } from "./cached-reply.js";
import { CancelScope } from "../cancel/cancel-scope.js";

/** The longest that a cache is waited for, in milliseconds: it is to save time. */
const patienceMs = 2_000;

/**
 * The cached answer to one question. A signal says when the call is given up: then the cache is not
 * waited for any longer.
 */
export interface AnswerCache {
  /** The reply, if the cache has it. Throws only when the call is given up meanwhile. */
  lookUp(signal: AbortSignal | undefined): Promise<Reply | undefined>;
  /** Keeps a whole reply, unless it is blank. Never throws. */
  keep(reply: Reply, signal: AbortSignal | undefined): Promise<void>;
}

/**
 * The cache, asked for one question only.
 *
 * A cache that throws, gives something that is no reply, or takes longer than two seconds costs no
 * answer: a failed lookup is a miss, a failed update is passed over.
 *
 * @param onFailure - Told whenever the cache fails. The call goes on as if there were none.
 */
export function answerCache(
  question: Question,
  cache: BaseCache,
  onFailure: (note: CacheFailedNote) => void,
): AnswerCache {
  return {
    async lookUp(signal) {
      signal?.throwIfAborted();
      try {
        const { prompt, llmKey } = cacheKeyOf(question);
        const found = await soon(async () => cache.lookup(prompt, llmKey), signal);
        return found == null ? undefined : replyIn(found);
      } catch (error) {
        signal?.throwIfAborted();
        onFailure(failureNote("lookup", error));
        return undefined;
      }
    },
    async keep(reply, signal) {
      if (reply.text.trim() === "") return;
      try {
        const { prompt, llmKey } = cacheKeyOf(question);
        await soon(async () => cache.update(prompt, llmKey, toGenerations(reply)), signal);
      } catch (error) {
        if (signal?.aborted !== true) onFailure(failureNote("update", error));
      }
    },
  };
}

async function soon<Value>(
  request: () => Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value> {
  const scope = new CancelScope();
  scope.follow(signal, ({ reason }) => reason as unknown);
  scope.after(patienceMs, () => new Error(`It took longer than ${patienceMs} ms.`));
  try {
    return await scope.race(request());
  } finally {
    scope.end();
  }
}

function failureNote(during: CacheFailedNote["during"], error: unknown): CacheFailedNote {
  const message = shortText(error instanceof Error ? error.message : String(error));
  const hint = MoaError.isInstance(error) ? { hint: error.hint } : {};
  return { type: "cache-failed", during, message, ...hint };
}
