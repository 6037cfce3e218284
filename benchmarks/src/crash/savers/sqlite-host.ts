import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SaverHost } from "./saver-host.js";

/** Stores in files of a temporary folder. */
export async function startSqliteHost(): Promise<SaverHost> {
  const folder = await mkdtemp(join(tmpdir(), "moagraph-crash-"));
  let stores = 0;
  return {
    async newStore() {
      stores += 1;
      return { type: "sqlite", path: join(folder, `${stores}.sqlite`) };
    },
    async bytesOf(store) {
      if (store.type !== "sqlite") return 0;
      // The first checkpoint creates the file.
      return (await stat(store.path).catch(() => undefined))?.size ?? 0;
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
