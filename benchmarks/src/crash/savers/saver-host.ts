import type { SaverSpec } from "./open-saver.js";
import { startPostgresHost } from "./postgres-host.js";
import { startSqliteHost } from "./sqlite-host.js";

/** Makes stores for savers. */
export interface SaverHost {
  /** Makes an empty store. */
  newStore(): Promise<SaverSpec>;
  /** The size of a store on disk, in bytes. Nothing may have it open. */
  bytesOf(store: SaverSpec): Promise<number>;
  /** Deletes all stores. */
  close(): Promise<void>;
}

/** The savers that are measured. */
export const saverTypes: readonly SaverSpec["type"][] = ["sqlite", "postgres"];

/** Starts what the stores of a saver need. */
export async function startSaverHost(type: SaverSpec["type"]): Promise<SaverHost> {
  return type === "sqlite" ? startSqliteHost() : startPostgresHost();
}
