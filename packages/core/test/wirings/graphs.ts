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

/** Two branches of several steps that do not read each other; `slow` takes longer than all others. */
export const branches: GraphSpec = defineGraph({
  name: "branches",
  nodes: {
    slow: proposer({ model: "slow" }),
    quick: proposer({ model: "quick", samples: 2 }),
    second: aggregator({ model: "second", reads: ["quick"] }),
    third: critic({ model: "third", reads: ["second", "quick"] }),
    after: aggregator({ model: "after", reads: ["slow"] }),
    fuse: aggregator({ model: "fuse", reads: ["after", "third"] }),
  },
  output: "fuse",
});

/** Two of its calls have a prompt function, which may pause the run. */
export const asking: GraphSpec = defineGraph({
  name: "asking",
  nodes: {
    ada: proposer({ model: "ada", prompt: { use: "ask" } }),
    bob: proposer({ model: "bob" }),
    fuse: aggregator({ model: "fuse", reads: ["ada", "bob"], prompt: { use: "ask" } }),
  },
  output: "fuse",
});

/** One call. */
export const lone: GraphSpec = defineGraph({
  name: "lone",
  nodes: { ada: proposer({ model: "ada" }) },
  output: "ada",
});
