// Tools: a graph as a chat model that calls tools, in a loop of your own.
//
// The tools go to the output of the graph, here `fuse`. Its calls come back as those of any chat model:
// in `tool_calls`, and in a stream chunk by chunk. The proposers read calls and results as text.
//
// Run it with: npx tsx examples/tools.ts
import { AIMessage, type BaseMessage, HumanMessage } from "@langchain/core/messages";
import { fakeModel } from "@langchain/core/testing";
import { tool } from "@langchain/core/tools";
import { aggregator, asChatModel, compile, defineGraph, proposer } from "@moagraph/core";
import { simulated } from "@moagraph/simulated";
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
const calls = [
  { id: "call-1", name: "tide", args: { port: "Bergen" } },
  { id: "call-2", name: "tide", args: { port: "Oslo" } },
];
const chair = fakeModel()
  .respond(new AIMessage({ content: "I look at both ports.", tool_calls: calls }))
  .respond(new AIMessage("Bergen, at noon."));
const app = compile(graph, { models: { chair }, providers: [simulated()] });

const tide = tool(({ port }) => `High tide in ${port}: ${port === "Oslo" ? "14:20" : "11:50"}.`, {
  name: "tide",
  description: "When the tide is high in a port today.",
  schema: z.object({ port: z.string() }),
});

const model = asChatModel(app).bindTools([tide], { tool_choice: "auto" });
const messages: BaseMessage[] = [new HumanMessage("From which port can I sail first?")];
for (let step = 1; step <= 5; step += 1) {
  const reply = await model.invoke(messages);
  messages.push(reply);
  console.log(`fuse: ${reply.text}`);
  if (!reply.tool_calls?.length) break;
  for (const call of reply.tool_calls) {
    const result = await tide.invoke({ ...call, type: "tool_call" });
    messages.push(result);
    console.log(`  tide(${call.args["port"]}): ${result.text}`);
  }
}
