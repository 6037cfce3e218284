// The rules of a valid graph, one file each. A rule reads a `GraphOutline`, which exists for any value, so
// that every rule runs whatever the others find.

import type { Issue, IssuePath } from "../../errors/issue.js";
import type { GraphOutline } from "../outline/outline.js";

/** One requirement on a graph. Returns an issue for each violation. Paths begin at the outlined part. */
export type Rule = (graph: GraphOutline) => Issue[];

/**
 * Issues of a rule whose messages name paths.
 *
 * @param check - Gets the path of the part, and returns issues whose paths begin at the root.
 */
export function fromRoot({ part }: GraphOutline, check: (at: IssuePath) => Issue[]): Issue[] {
  const { at } = part;
  return check(at).map((issue) => ({ ...issue, path: issue.path.slice(at.length) }));
}
