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

const panelOf = (name: string) =>
  defineGraph({
    name,
    nodes: {
      ada: proposer({ model: "simulated:ada", temperature: 0 }),
      bob: proposer({ model: "simulated:bob", temperature: 0 }),
      fuse: aggregator({ model: "chair", reads: ["ada", "bob"] }),
    },
    output: "fuse",
  });

// They reply with what is written here. Use models that call tools in their place.
const handOver = { id: "call-1", name: "transfer_to_experts", args: {} };
const clerk = fakeModel().respond(new AIMessage({ content: "", tool_calls: [handOver] }));
const chair = fakeModel()
  .respond(new AIMessage("The Moon has no air."))
  .respond(new AIMessage("A chess board has 64 squares."));

const providers = [simulated()];
const experts = compile(panelOf("experts"), { models: { chair }, providers });
const desk = createAgent({
  name: "desk",
  model: asChatModel(compile(panelOf("board"), { models: { chair: clerk }, providers })),
  tools: [createHandoffTool({ agentName: "experts" })],
});

// The type of `createSwarm` fits no graph with channels of its own, nor that of `createAgent`.
const agents = [desk.graph, experts] as never[];
const swarm = createSwarm({ agents, defaultActiveAgent: "desk" }).compile({
  checkpointer: new MemorySaver(),
});
const thread = { configurable: { thread_id: "1" } };
for (const content of ["Tell me one thing about the Moon.", "Tell me one thing about chess."]) {
  const question = { role: "user", content };
  const { messages, activeAgent } = await swarm.invoke({ messages: [question] }, thread);
  console.log(`${activeAgent}: ${messages.at(-1)?.text}`);
}
