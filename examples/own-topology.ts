// An own topology: two experts of unequal depth, and one aggregator that reads both branches.
//
//   ada ──────────────┐
//   bob ──► best ─────┴──► fuse
//
// `best` keeps the better of two samples of `bob`. `fuse` starts when `ada` and `best` have both
// ended, and runs exactly once.
//
// Run it with: npx tsx examples/own-topology.ts
import { aggregator, compile, defineGraph, layersOf, proposer, ranker } from "@moagraph/core";
import { simulated } from "@moagraph/simulated";

const graph = defineGraph({
  name: "two-branches",
  nodes: {
    ada: proposer({ model: "simulated:ada", temperature: 0 }),
    bob: proposer({ model: "simulated:bob", samples: 2, temperature: 0.9 }),
    best: ranker({ model: "simulated:judge", reads: ["bob"], keep: 1 }),
    fuse: aggregator({ model: "simulated:chair", reads: ["ada", "best"], temperature: 0 }),
  },
  output: "fuse",
});

const app = compile(graph, { providers: [simulated()] });
const { answer, ledger } = await app.invoke({ messages: "Tell me three things about the Moon." });

console.log(`Layers: ${JSON.stringify(layersOf(graph))}`);
for (const { node, sample, status } of ledger) console.log(`${node} #${sample}: ${status}`);
console.log(`\n${answer}`);
