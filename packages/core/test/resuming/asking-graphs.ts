import { aggregator, defineGraph, type GraphSpec, human, proposer } from "../../src/index.js";

/** A person is asked before the answer. */
export const asking: GraphSpec = defineGraph({
  name: "asked",
  nodes: {
    ada: proposer({ model: "ada" }),
    choice: human({ reads: ["ada"] }),
    fuse: aggregator({ model: "fuse", reads: ["choice"] }),
  },
  output: "fuse",
});

/** A person is asked while a node beside works on the same proposals. */
export const askingBeside: GraphSpec = defineGraph({
  name: "asked",
  nodes: {
    ada: proposer({ model: "ada" }),
    bob: proposer({ model: "bob" }),
    choice: human({ reads: ["ada", "bob"] }),
    mid: aggregator({ model: "mid", reads: ["ada", "bob"] }),
    fuse: aggregator({ model: "fuse", reads: ["choice", "mid"] }),
  },
  output: "fuse",
});
