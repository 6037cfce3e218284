// Supervisor: a graph as the model that leads a group, and another one as a member of the group.
//
// A compiled graph has a name, so `createSupervisor` takes it as an agent. The supervisor hands the
// conversation over by calling a tool, as every model does that leads such a group.
//
// Run it with: npx tsx examples/supervisor.ts
import { AIMessage } from "@langchain/core/messages";
import { fakeModel } from "@langchain/core/testing";
import { createSupervisor } from "@langchain/langgraph-supervisor";
import { aggregator, asChatModel, compile, defineGraph, proposer } from "@moagraph/core";
import { simulated } from "@moagraph/simulated";

const panelOf = (name: string, chair: string) =>
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
const lead = fakeModel()
  .respond(new AIMessage({ content: "", tool_calls: [handOver] }))
  .respond(new AIMessage("The experts have answered."));

const providers = [simulated()];
const experts = compile(panelOf("experts", "simulated:chair"), { providers });
const boss = compile(panelOf("board", "lead"), { models: { lead }, providers });

const group = createSupervisor({
  agents: [experts],
  llm: asChatModel(boss),
  addHandoffMessages: false,
}).compile();
const question = { role: "user", content: "Tell me one thing about the Moon." };
const { messages } = await group.invoke({ messages: [question] });
for (const { type, text } of messages) if (text !== "") console.log(`${type}: ${text}`);
