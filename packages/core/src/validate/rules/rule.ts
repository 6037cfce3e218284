import type { Issue } from "../../errors/issue.js";
import type { GraphOutline } from "./outline.js";

/** One thing a graph must satisfy. It names every place that does not. */
export type Rule = (graph: GraphOutline) => Issue[];
