import { getEventListeners } from "node:events";
import { setImmediate, setTimeout } from "node:timers/promises";

/** What an idle process holds. */
export interface Residue {
  readonly heapBytes: number;
  /** Listeners on the signal shared by all runs. */
  readonly listeners: number;
  /** Active resources of the process, counted by type. */
  readonly handles: Readonly<Record<string, number>>;
}

/**
 * Node's `fetch` closes idle connections after four seconds, and does not count them anywhere until
 * then.
 */
const untilConnectionsCloseMs = 6_000;

/**
 * Collects garbage and measures what is left.
 *
 * @throws {Error} if Node was started without `--expose-gc`.
 */
export async function residueOf(signal: AbortSignal): Promise<Residue> {
  await setTimeout(untilConnectionsCloseMs);
  await collectGarbage();
  return {
    heapBytes: process.memoryUsage().heapUsed,
    listeners: getEventListeners(signal, "abort").length,
    handles: handlesByType(),
  };
}

function handlesByType(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const type of process.getActiveResourcesInfo()) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

/**
 * Runs several times, because objects released by finalizers and weak references are collected only
 * the next time.
 */
async function collectGarbage(): Promise<void> {
  const { gc } = globalThis;
  if (gc === undefined) throw new Error("Start Node with --expose-gc.");
  for (let time = 0; time < 5; time += 1) {
    await setImmediate();
    gc();
  }
}
