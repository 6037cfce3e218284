import { aggregator, defineGraph, proposer, toSvg } from "@moagraph/core/graph";

/** What the loader of this file returns. The build replaces the module by it. */
export declare const data: { svg: string };

export default {
  /** Draws the graph of the home page while the site is built. */
  load(): { svg: string } {
    const ada = proposer({ model: "simulated:ada" });
    const bob = proposer({ model: "simulated:bob" });
    const fuse = aggregator({ model: "simulated:chair", reads: ["ada", "bob"] });
    const panel = defineGraph({ name: "panel", nodes: { ada, bob, fuse }, output: "fuse" });
    return { svg: toSvg(panel) };
  },
};
