import { setTimeout as sleep } from "node:timers/promises";

/** Another process may write for this long before a call fails with `SQLITE_BUSY`. */
const patienceMs = 30_000;

/** Calls an action again while another process writes to the file. Timers and replies continue meanwhile. */
export async function retryWhileBusy<T>(action: () => Promise<T>): Promise<T> {
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      return await action();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= until) throw error;
      await sleep(5 + Math.random() * 45);
    }
  }
}

/** Whether another connection has the file locked. */
export function isBusy(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code.startsWith("SQLITE_BUSY");
}
