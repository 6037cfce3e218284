import type { SaverSpec } from "./open-saver.js";
import { startPostgresHost } from "./postgres-host.js";
import type { SaverHost } from "./saver-host.js";
import { startSqliteHost } from "./sqlite-host.js";

/** The savers that are measured. */
export const saverTypes: readonly SaverSpec["type"][] = ["sqlite", "postgres"];

/** Starts what the stores of a saver need. */
export async function startSaverHost(type: SaverSpec["type"]): Promise<SaverHost> {
  return type === "sqlite" ? startSqliteHost() : startPostgresHost();
}
