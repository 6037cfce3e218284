import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Makes `gc` known to a process that was started without `--expose-gc`, as those of tests are. */
export function exposeGc(): void {
  setFlagsFromString("--expose-gc");
  globalThis.gc ??= runInNewContext("gc") as NonNullable<typeof globalThis.gc>;
}
