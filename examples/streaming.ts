// Streaming: `streamRun` yields the events of a run while it happens.
//
// `run-start` lists the planned calls. `proposal-end` carries a proposal with its ledger line.
// `answer-token` carries the answer piece by piece. `run-end` carries the ledger and the usage.
// Leaving the loop early cancels all calls in flight.
//
// Run it with: npx tsx examples/streaming.ts
import { stdout } from "node:process";
import { aggregator, compile, defineGraph, proposer, streamRun } from "@moagraph/core";
import { simulated } from "@moagraph/simulated";

const graph = defineGraph({
  name: "panel",
  nodes: {
    ada: proposer({ model: "simulated:ada", temperature: 0 }),
    bob: proposer({ model: "simulated:bob", temperature: 0 }),
    fuse: aggregator({ model: "simulated:chair", reads: ["ada", "bob"], temperature: 0 }),
  },
  output: "fuse",
});
const app = compile(graph, { providers: [simulated()] });

for await (const event of streamRun(app, { messages: "Tell me three things about the Moon." })) {
  if (event.type === "run-start") console.log(`${event.calls.length} calls planned`);
  if (event.type === "proposal-end")
    console.log(`${event.node}: ${event.call.outputTokens} tokens`);
  if (event.type === "answer-token") stdout.write(event.text);
  if (event.type === "run-end") {
    const { inputTokens, outputTokens } = event.usage;
    console.log(`\nRun ${event.status}, ${inputTokens} tokens in, ${outputTokens} tokens out`);
  }
}
