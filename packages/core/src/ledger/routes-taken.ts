import { memoizeByObject } from "../identity/memoize-by-object.js";
import type { Call } from "./call.js";

/**
 * The routes that each router has taken, by its name. A router that has not run, or was skipped, is
 * missing.
 */
export const routesTaken: (ledger: readonly Call[]) => ReadonlyMap<string, ReadonlySet<string>> =
  memoizeByObject((ledger: readonly Call[]) => {
    const taken = new Map<string, ReadonlySet<string>>();
    for (const { node, notes = [] } of ledger) {
      for (const note of notes) if (note.type === "routed") taken.set(node, new Set(note.to));
    }
    return taken;
  });
