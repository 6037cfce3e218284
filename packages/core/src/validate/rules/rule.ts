// The rules of a valid graph, one file each. A rule reads a `GraphOutline`, which exists for any value, so
// that every rule runs whatever the others find.

import type { Issue } from "../../errors/issue.js";
import type { GraphOutline } from "./outline.js";

/** One requirement on a graph. Returns an issue for each violation. */
export type Rule = (graph: GraphOutline) => Issue[];
