import { setImmediate } from "node:timers/promises";

/**
 * Collects all garbage; several times, since what finalizers let go is garbage only the next time.
 * Good before memory is measured.
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
 * Collects young garbage. Good before time is measured: after a full collection Node begins with a
 * small heap again, and whatever runs next is half as slow again for some dozens of milliseconds.
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
