import { aggregator, defineGraph, proposer } from "../../src/index.js";

/** One proposer. */
export const solo = defineGraph({
  name: "solo",
  nodes: { ada: proposer({ model: "test:ada" }) },
  output: "ada",
});

/** Two layers. */
export const duet = defineGraph({
  name: "duet",
  nodes: {
    ada: proposer({ model: "test:ada", samples: 2 }),
    bob: proposer({ model: "test:bob" }),
    fuse: aggregator({ model: "test:fuse", reads: ["bob", "ada"] }),
  },
  output: "fuse",
});

/** {@link duet}, whose answer needs two of the three proposals: it does not wait for a late one. */
export const hasty = defineGraph({
  ...duet,
  nodes: {
    ...duet.nodes,
    fuse: aggregator({ model: "test:fuse", reads: ["bob", "ada"], quorum: { atLeast: 2 } }),
  },
});

/** Two branches of different lengths: `mid` starts before its turn, while `slow` is being asked. */
export const branches = defineGraph({
  name: "branches",
  nodes: {
    slow: proposer({ model: "test:slow" }),
    quick: proposer({ model: "test:quick" }),
    mid: aggregator({ model: "test:mid", reads: ["quick"] }),
    top: aggregator({ model: "test:top", reads: ["mid"] }),
    fuse: aggregator({ model: "test:fuse", reads: ["slow", "top"] }),
  },
  output: "fuse",
});
