import { aggregator, defineGraph, proposer } from "../../src/index.js";

/** Two proposers, and an aggregator that writes in up to four rounds. */
export const panel = defineGraph({
  name: "panel",
  nodes: {
    ada: proposer({ model: "ada" }),
    bob: proposer({ model: "bob" }),
    fuse: aggregator({
      model: "fuse",
      reads: ["ada", "bob"],
      staircase: { firstChunkTokens: 10, chunkTokens: 40, maxRounds: 4 },
    }),
  },
  output: "fuse",
});
