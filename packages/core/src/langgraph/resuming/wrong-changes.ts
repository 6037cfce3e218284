import type { GraphChange } from "../../errors/threads/graph-change.js";

/**
 * The changes because of which results of some nodes cannot be kept.
 *
 * @param kept - The nodes whose results are kept.
 */
export function wrongChanges(
  kept: ReadonlySet<string>,
  changes: readonly GraphChange[] | undefined,
): readonly GraphChange[] | undefined {
  return changes?.filter((change) => kept.has(placeOf(change)));
}

/** The node that was the output has passed on nothing that others could read. */
function placeOf(change: GraphChange): string {
  return change.type === "output-changed" ? change.before : change.node;
}
