import { setTimeout as sleep } from "node:timers/promises";
import type { ProcessLink } from "../database/process-link.js";
import { ServerError } from "../server-error.js";

const lockRetryMs = 50;
const longestRetryMs = 500;
// A client that leaves at the last event comes back before its run has ended.
const startWaitMs = 500;

/** How long a client that joins a run waits for the process that has it, in milliseconds. */
export const joinWaitMs = 10_000;

/**
 * Locks a thread, so that no run of any process uses it.
 *
 * @returns What frees it.
 * @throws {ServerError} `THREAD_BUSY` if a run uses it.
 */
export async function lockThread(
  link: ProcessLink,
  threadId: string,
): Promise<() => Promise<void>> {
  return lockWithin(startWaitMs, link, threadId);
}

/** Waits until no run uses a thread. */
export async function waitUntilFree(link: ProcessLink, threadId: string): Promise<void> {
  const unlock = await lockWithin(joinWaitMs, link, threadId);
  await unlock();
}

/**
 * Locks a thread as soon as no run uses it.
 *
 * @param limitMs - How long it waits.
 * @param client - Ends the wait when it aborts.
 * @throws {ServerError} `THREAD_BUSY` if a run uses it for longer.
 */
export async function lockWithin(
  limitMs: number,
  link: ProcessLink,
  threadId: string,
  client?: AbortSignal,
): Promise<() => Promise<void>> {
  const until = performance.now() + limitMs;
  for (let waitMs = lockRetryMs; ; waitMs = Math.min(2 * waitMs, longestRetryMs)) {
    const unlock = await link.lock(threadId);
    if (unlock !== undefined) return unlock;
    if (performance.now() > until || client?.aborted === true) throw threadBusy(threadId);
    await sleep(waitMs);
  }
}

/** The error of a request for a thread that a run uses. */
export function threadBusy(threadId: string): ServerError {
  return new ServerError(409, {
    code: "THREAD_BUSY",
    message: `A run uses the thread ${threadId}.`,
    hint: "Wait until it ends, or cancel it: POST /threads/:thread_id/runs/:run_id/cancel.",
  });
}
