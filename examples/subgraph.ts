// Subgraph: a compiled Mixture-of-Agents is a LangGraph graph, so it can be a node of another one.
//
// It shares the channel `messages` with the outer graph: it reads the conversation, and appends its
// answer. Its `proposals` and `ledger` stay inside; `streamMode: "updates"` with `subgraphs: true`
// shows them.
//
// Run it with: npx tsx examples/subgraph.ts
import { END, MessagesAnnotation, START, StateGraph } from "@langchain/langgraph";
import { aggregator, compile, defineGraph, proposer } from "@moagraph/core";
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

const outer = new StateGraph(MessagesAnnotation)
  .addNode("ask", () => ({
    messages: [{ role: "user", content: "Tell me two things about coffee." }],
  }))
  .addNode("panel", compile(graph, { providers: [simulated()] }))
  .addNode("count", ({ messages }) => {
    const words = messages.at(-1)?.text.split(/\s+/).length;
    return { messages: [{ role: "assistant", content: `That answer has ${words} words.` }] };
  })
  .addEdge(START, "ask")
  .addEdge("ask", "panel")
  .addEdge("panel", "count")
  .addEdge("count", END)
  .compile();

const { messages } = await outer.invoke({ messages: [] });
for (const message of messages) console.log(`${message.type}: ${message.text}`);
