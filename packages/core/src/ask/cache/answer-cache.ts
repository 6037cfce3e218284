// The answer cache.
//
// Any LangChain cache stores replies under a hash of everything the reply depends on
// (`cache-key.ts`). A failing or slow cache never fails a call.

import type { BaseCache } from "@langchain/core/caches";
import { MoaError } from "@moagraph/provider-kit";
import { thrownText } from "../../errors/thrown-text.js";
import type { CacheFailedNote } from "../../ledger/call-note.js";
import { isTruncated, isUsable, type Reply } from "../reply/reply.js";
import { type CacheKey, cacheKeyOf, type Question } from "./cache-key.js";
import { replyIn, toGenerations } from "./cached-reply.js";
import { CancelScope } from "../cancel/cancel-scope.js";
import { SharedQuestion } from "./shared-question.js";

/** Longest wait for the cache, in milliseconds. A slower cache would not save time. */
const patienceMs = 2_000;

/** The cached answer to one question. Aborting a signal stops the wait for the cache. */
export interface AnswerCache {
  /** The cached reply, if there is one. Throws only if the signal aborts. */
  lookUp(signal: AbortSignal | undefined): Promise<Reply | undefined>;
  /** Stores a reply, unless it is blank or was cut at its limit. Never throws. */
  keep(reply: Reply, signal: AbortSignal | undefined): Promise<void>;
  /** The question, shared with calls that ask it at the same time. */
  share(): SharedQuestion;
}

/**
 * The cache entry of one question. `undefined` if the question has no key.
 *
 * A cache that throws, returns something that is no reply, or takes longer than two seconds does
 * not fail the call: a failed lookup is a miss, a failed update is ignored.
 *
 * @param onFailure - Called for each failure of the cache, with its whole message.
 */
export function answerCache(
  question: Question,
  cache: BaseCache,
  onFailure: (note: CacheFailedNote) => void,
): AnswerCache | undefined {
  const key = keyOf(question, onFailure);
  if (key === undefined) return undefined;
  const { prompt, llmKey } = key;
  return {
    async lookUp(signal) {
      signal?.throwIfAborted();
      try {
        const found = await soon(async () => cache.lookup(prompt, llmKey), signal);
        return found == null ? undefined : replyIn(found);
      } catch (error) {
        signal?.throwIfAborted();
        onFailure(failureNote("lookup", error));
        return undefined;
      }
    },
    async keep(reply, signal) {
      if (!isUsable(reply) || isTruncated(reply)) return;
      try {
        await soon(async () => cache.update(prompt, llmKey, toGenerations(reply)), signal);
      } catch (error) {
        if (signal?.aborted !== true) onFailure(failureNote("update", error));
      }
    },
    share: () => SharedQuestion.open(cache, `${llmKey} ${prompt}`),
  };
}

function keyOf(
  question: Question,
  onFailure: (note: CacheFailedNote) => void,
): CacheKey | undefined {
  try {
    return cacheKeyOf(question);
  } catch (error) {
    onFailure(failureNote("lookup", error));
    return undefined;
  }
}

/**
 * What a cache answers, if it does so within two seconds.
 *
 * @throws What the cache throws, and if it takes longer or the signal aborts.
 */
export async function soon<Value>(
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
  const message = thrownText(error);
  const hint = MoaError.isInstance(error) ? { hint: error.hint } : {};
  return { type: "cache-failed", during, message, ...hint };
}
