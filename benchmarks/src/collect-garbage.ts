import { setImmediate } from "node:timers/promises";

/**
 * Collects all garbage. It runs several times, because objects released by finalizers are collected
 * only the next time. Use it before measuring memory.
 *
 * @throws {Error} if Node was started without `--expose-gc`.
 */
export async function collectGarbage(): Promise<void> {
  for (let time = 0; time < 3; time += 1) {
    await setImmediate();
    exposedGc()();
  }
}

/**
 * Collects young garbage. Use it before measuring time: after a full collection Node starts with a
 * small heap, and the next work takes 1.5 times as long for some dozens of milliseconds.
 *
 * @throws {Error} if Node was started without `--expose-gc`.
 */
export async function collectYoungGarbage(): Promise<void> {
  await setImmediate();
  exposedGc()({ type: "minor" });
}

function exposedGc(): NonNullable<typeof globalThis.gc> {
  const { gc } = globalThis;
  if (gc === undefined) throw new Error("Start Node with --expose-gc.");
  return gc;
}
