import type { NestingKindName } from "../node-kinds.js";
import type { Expansion } from "./expansion.js";
import { expandGraph } from "./graph.js";
import { expandRepeat } from "./repeat.js";

/** How nodes that hold other nodes are expanded, by kind. All other kinds have a lowering. */
export const expansions: { readonly [Kind in NestingKindName]: Expansion<Kind> } = {
  graph: expandGraph,
  repeat: expandRepeat,
};
