// Swarm: agents that hand a conversation over to each other. One has a graph as its model, and one
// is a graph.
//
// The member that answered last is asked first in the next turn.
//
// Run it with: npx tsx examples/swarm.ts
import { AIMessage } from "@langchain/core/messages";
import { fakeModel } from "@langchain/core/testing";
import { MemorySaver } from "@langchain/langgraph";
import { createHandoffTool, createSwarm } from "@langchain/langgraph-swarm";
import { aggregator, asChatModel, compile, defineGraph, proposer } from "@moagraph/core";
import { simulated } from "@moagraph/simulated";
import { createAgent } from "langchain";

const panelOf = <Name extends string>(name: Name, chair: string) =>
  defineGraph({
    name,
    nodes: {
      ada: proposer({ model: "simulated:ada", temperature: 0 }),
      bob: proposer({ model: "simulated:bob", temperature: 0 }),
      fuse: aggregator({ model: chair, reads: ["ada", "bob"] }),
    },
    output: "fuse",
  });

// Replies with what is written here. Use a model that calls tools in its place.
const handOver = { id: "call-1", name: "transfer_to_experts", args: {} };
const chair = fakeModel().respond(new AIMessage({ content: "", tool_calls: [handOver] }));

const providers = [simulated()];
const experts = compile(panelOf("experts", "simulated:chair"), { providers });
const desk = createAgent({
  name: "desk",
  model: asChatModel(compile(panelOf("board", "chair"), { models: { chair }, providers })),
  tools: [createHandoffTool({ agentName: "experts" })],
});

const swarm = createSwarm({ agents: [desk, experts], defaultActiveAgent: "desk" }).compile({
  checkpointer: new MemorySaver(),
});
const thread = { configurable: { thread_id: "1" } };
for (const content of ["Tell me one thing about the Moon.", "Tell me one thing about chess."]) {
  const question = { role: "user", content };
  const { messages } = await swarm.invoke({ messages: [question] }, thread);
  console.log(messages.at(-1)?.text);
}
