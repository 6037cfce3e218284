import type { SaverSpec } from "./open-saver.js";

/** Makes stores for savers. */
export interface SaverHost {
  /** Makes an empty store. */
  newStore(): Promise<SaverSpec>;
  /** The size of a store on disk, in bytes. Nothing may have it open. */
  bytesOf(store: SaverSpec): Promise<number>;
  /** Deletes all stores. */
  close(): Promise<void>;
}
