import { aggregator, compile, defineGraph, type MoaApp, proposer } from "@moagraph/core";
import { simulated } from "@moagraph/simulated";

const graph = defineGraph({
  name: "panel",
  nodes: {
    ada: proposer({ model: "simulated:ada" }),
    bob: proposer({ model: "simulated:bob" }),
    eve: proposer({ model: "simulated:eve" }),
    fuse: aggregator({ model: "simulated:chair", reads: ["ada", "bob", "eve"] }),
  },
  output: "fuse",
});

/** Three models propose, one writes the answer. The models are simulated, so it needs no key. */
export const panel: MoaApp = compile(graph, {
  providers: [simulated({ firstTokenMs: 300, tokensPerSecond: 60 })],
});
