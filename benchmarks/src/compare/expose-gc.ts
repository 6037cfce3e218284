import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Exposes `gc` in a process that was started without `--expose-gc`, as test processes are. */
export function exposeGc(): void {
  setFlagsFromString("--expose-gc");
  globalThis.gc ??= runInNewContext("gc") as NonNullable<typeof globalThis.gc>;
}
