// Agent as a member: an agent with a tool is one of the proposers of a graph.
//
// `models` takes any Runnable from messages to a message: agents, compiled graphs, chains. The models
// that the agent asks are in the ledger as inner calls, and count in budgets.
//
// Run it with: npx tsx examples/agent-as-member.ts
import { AIMessage } from "@langchain/core/messages";
import { fakeModel } from "@langchain/core/testing";
import { tool } from "@langchain/core/tools";
import { aggregator, compile, defineGraph, proposer } from "@moagraph/core";
import { simulated } from "@moagraph/simulated";
import { createAgent } from "langchain";
import { z } from "zod";

const tide = tool(({ port }) => `High tide in ${port}: 11:50.`, {
  name: "tide",
  description: "When the tide is high in a port today.",
  schema: z.object({ port: z.string() }),
});

// Replies with what is written here. Use a model that calls tools in its place.
const call = { id: "call-1", name: "tide", args: { port: "Bergen" } };
const model = fakeModel()
  .respond(new AIMessage({ content: "", tool_calls: [call] }))
  .respond(new AIMessage("The tide in Bergen is high at 11:50 today."));

const graph = defineGraph({
  name: "panel",
  nodes: {
    ada: proposer({ model: "simulated:ada", temperature: 0 }),
    pilot: proposer({ model: "pilot" }),
    fuse: aggregator({ model: "simulated:chair", reads: ["ada", "pilot"], temperature: 0 }),
  },
  output: "fuse",
});

// The agent's own limit of steps holds. Retries and timeouts are those of the graph.
const pilot = createAgent({ model, tools: [tide] }).withConfig({ recursionLimit: 10 });
const app = compile(graph, { models: { pilot }, providers: [simulated()] });
const { proposals, ledger } = await app.invoke("When is the tide high in Bergen?");

for (const { node, text } of proposals) console.log(`${node}: ${text.split("\n")[0]}`);
for (const { node, status, innerCalls = [] } of ledger) {
  console.log(`${node}: ${status}, ${innerCalls.length} inner calls`);
}
