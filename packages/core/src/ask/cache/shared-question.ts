// Identical calls at the same time.
//
// With a cache, calls that ask the same thing at the same time share one request
// (`shared-request.ts`). A `SharedQuestion` is open from before the first call looks in the cache
// until the reply is stored, so that no call asks between the two.

import type { BaseCache } from "@langchain/core/caches";
import { memoizeByObject } from "../../identity/memoize-by-object.js";
import { type Sending, SharedRequest, type Waiter } from "./shared-request.js";

/** The open questions of each cache, by key. */
const questionsOf = memoizeByObject<BaseCache, Map<string, SharedQuestion>>(() => new Map());

/** A question that calls with the same cache ask at the same time. */
export class SharedQuestion {
  private calls = 0;
  private request: SharedRequest | undefined;

  private constructor(private readonly retireFrom: () => void) {}

  /** Joins a question. Every call that opens one must close it. */
  static open(cache: BaseCache, key: string): SharedQuestion {
    const questions = questionsOf(cache);
    const retire = (): void => {
      if (questions.get(key) === question) questions.delete(key);
    };
    const question: SharedQuestion = questions.get(key) ?? new SharedQuestion(retire);
    questions.set(key, question);
    question.calls += 1;
    return question;
  }

  /** Joins the request, or makes one if there is none. */
  ask(waiter: Waiter, sending: Sending): SharedRequest {
    if (this.request === undefined || this.request.isCancelled()) {
      this.request = new SharedRequest(waiter, sending);
    } else this.request.join(waiter);
    return this.request;
  }

  /** Later calls no longer join. */
  retire(): void {
    this.retireFrom();
  }

  close(): void {
    this.calls -= 1;
    if (this.calls === 0) this.retire();
  }
}
