// Agent: a graph as the model of LangChain's `createAgent`, with a tool.
//
// Tools go to the output of the graph, here `fuse`. The proposers never call them. With
// `propose: "once-per-turn"` they are asked once for each question of the user, however many tools are
// called to answer it.
//
// Run it with: npx tsx examples/agent.ts
import { AIMessage } from "@langchain/core/messages";
import { fakeModel } from "@langchain/core/testing";
import { tool } from "@langchain/core/tools";
import { aggregator, asChatModel, type Call, compile, defineGraph, proposer } from "@moagraph/core";
import { simulated } from "@moagraph/simulated";
import { createAgent } from "langchain";
import { z } from "zod";

const graph = defineGraph({
  name: "panel",
  nodes: {
    ada: proposer({ model: "simulated:ada", temperature: 0 }),
    bob: proposer({ model: "simulated:bob", temperature: 0 }),
    fuse: aggregator({ model: "chair", reads: ["ada", "bob"] }),
  },
  output: "fuse",
});

// Replies with what is written here. Use a model that calls tools in its place.
const call = { id: "call-1", name: "tide", args: { port: "Bergen" } };
const chair = fakeModel()
  .respond(new AIMessage({ content: "", tool_calls: [call] }))
  .respond(new AIMessage("Sail at noon: the tide is high, and turns soon after."));
const app = compile(graph, { models: { chair }, providers: [simulated()] });

const tide = tool(({ port }) => `High tide in ${port}: 11:50.`, {
  name: "tide",
  description: "When the tide is high in a port today.",
  schema: z.object({ port: z.string() }),
});

const model = asChatModel(app, { propose: "once-per-turn" });
const agent = createAgent({ model, tools: [tide] });
const question = { role: "user", content: "When do the tides let me leave Bergen?" };
const { messages } = await agent.invoke({ messages: [question] });

for (const message of messages) {
  const calls = AIMessage.isInstance(message) ? (message.tool_calls ?? []) : [];
  const called = calls.map(({ name, args }) => `calls ${name} ${JSON.stringify(args)}`);
  console.log(`${message.type}: ${[message.text, ...called].filter(Boolean).join(" ")}`);
  const ledger = message.response_metadata["ledger"] as readonly Call[] | undefined;
  if (ledger !== undefined) console.log(`    asked: ${ledger.map(({ node }) => node).join(", ")}`);
}
