import { memoizeByObject } from "../identity/memoize-by-object.js";
import type { Call } from "./call.js";

/** Whether each node was skipped, by its name: all of its lines say so. Only nodes that have a line. */
export const skippedNodes: (ledger: readonly Call[]) => ReadonlyMap<string, boolean> =
  memoizeByObject((ledger: readonly Call[]) => {
    const skipped = new Map<string, boolean>();
    for (const { node, status } of ledger) {
      skipped.set(node, status === "skipped" && skipped.get(node) !== false);
    }
    return skipped;
  });
