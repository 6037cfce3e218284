import type { Issue } from "../../errors/issue.js";
import type { GraphOutline } from "./outline.js";

/** One requirement on a graph. Returns an issue for each violation. */
export type Rule = (graph: GraphOutline) => Issue[];
