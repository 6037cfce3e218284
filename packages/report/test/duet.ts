import { aggregator, defineGraph, proposer } from "@moagraph/core/graph";

/** Two proposers and an aggregator, whose models have the names of their nodes. */
export const duet = defineGraph({
  name: "duet",
  nodes: {
    ada: proposer({ model: "ada" }),
    bob: proposer({ model: "bob" }),
    fuse: aggregator({ model: "fuse", reads: ["ada", "bob"] }),
  },
  output: "fuse",
});
