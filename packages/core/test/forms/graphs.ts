import {
  aggregator,
  critic,
  defineGraph,
  type GraphSpec,
  proposer,
  ranker,
  reducer,
} from "../../src/index.js";

/** Two layers that cross, samples, and a proposer that the output reads as well: depths differ. */
export const crossing: GraphSpec = defineGraph({
  name: "crossing",
  nodes: {
    ada: proposer({ model: "ada", samples: 2 }),
    bob: proposer({ model: "bob" }),
    mid: aggregator({ model: "mid", reads: ["ada", "bob"] }),
    top: aggregator({ model: "top", reads: ["ada", "bob"] }),
    fuse: aggregator({ model: "fuse", reads: ["mid", "top", "bob"] }),
  },
  output: "fuse",
});

/** Kinds with steps within a node, or without calls. */
export const judging: GraphSpec = defineGraph({
  name: "judging",
  nodes: {
    ada: proposer({ model: "ada", samples: 2 }),
    bob: proposer({ model: "bob" }),
    best: ranker({ model: "best", reads: ["ada", "bob"], method: "pairwise", keep: 2 }),
    said: critic({ model: "said", reads: ["best"] }),
    both: reducer({ reads: ["said", "bob"], reduce: "concat" }),
    fuse: aggregator({ model: "fuse", reads: ["both", "ada"] }),
  },
  output: "fuse",
});

/** One call. */
export const lone: GraphSpec = defineGraph({
  name: "lone",
  nodes: { ada: proposer({ model: "ada" }) },
  output: "ada",
});
