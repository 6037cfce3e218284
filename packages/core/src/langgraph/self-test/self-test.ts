/**
 * Self-tests: each part of the fast wiring is tried out once in a process, before it is first used.
 *
 * A self-test runs a tiny graph with the part and without it, and compares the two. It asks no model,
 * and neither LangSmith nor a handler of the caller's is told.
 */
import { type LeftOut, warnOfFallback } from "../fallback-warning.js";
import { outsideRuns } from "../internals/child-config.js";
import type { Check } from "../wiring-parts.js";

/** Does its work once, outside of all runs. What it gives is a promise until the work is done. */
export function onceInProcess<Value>(work: () => Promise<Value>): () => Value | Promise<Value> {
  let result: Value | Promise<Value> | undefined;
  return () =>
    (result ??= outsideRuns(async () => {
      const value = await work();
      result = value;
      return value;
    }));
}

/** A check that is made once. When it fails, a warning names the part that is left out. */
export function createSelfTest(part: LeftOut, works: () => Promise<boolean>): Check {
  return onceInProcess(async () => {
    const isSound = await works().catch(() => false);
    if (!isSound) warnOfFallback(part);
    return isSound;
  });
}
