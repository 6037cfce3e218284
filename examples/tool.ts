// Tool: an agent that asks a graph when it needs one.
//
// The result is the text of the answer: inside of `tool()`, and by `asTool` of the graph as a chat
// model.
//
// Run it with: npx tsx examples/tool.ts
import { AIMessage } from "@langchain/core/messages";
import { fakeModel } from "@langchain/core/testing";
import { tool } from "@langchain/core/tools";
import { aggregator, asChatModel, compile, defineGraph, proposer } from "@moagraph/core";
import { simulated } from "@moagraph/simulated";
import { createAgent } from "langchain";
import { z } from "zod";

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

const panel = tool(
  async ({ question }, { signal }: { signal?: AbortSignal }) => {
    const { answer } = await app.invoke(question, { ...(signal && { signal }) });
    return answer;
  },
  {
    name: "panel",
    description: "Asks several models, and fuses their answers.",
    schema: z.object({ question: z.string() }),
  },
);

// Replies with what is written here. Use a model that calls tools in its place.
const args = { question: "Tell me one thing about coffee." };
const leader = fakeModel()
  .respond(new AIMessage({ content: "", tool_calls: [{ id: "call-1", name: "panel", args }] }))
  .respond(new AIMessage("The panel says the same."));
const agent = createAgent({ model: leader, tools: [panel] });
const question = { role: "user", content: "What does the panel say about coffee?" };
const { messages } = await agent.invoke({ messages: [question] });
for (const { type, text } of messages) if (text !== "") console.log(`${type}: ${text}`);

const schema = z.object({ question: z.string() });
const asTool = asChatModel(app).asTool({ name: "ask", description: "Asks a panel.", schema });
const text = await asTool.invoke({ question: "Tell me one thing about chess." });
console.log(`ask: ${text}`);
