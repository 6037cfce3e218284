// Subgraph: a compiled Mixture-of-Agents is a LangGraph graph, so it can be a node of another one.
//
// Two questions are answered at the same time, with `Send`. The panel shares the channels `messages` and
// `ledger` with the outer graph: it reads the conversation, and writes its answer and the records of its
// calls. Its proposals stay inside; `streamMode: "updates"` with `subgraphs: true` shows them.
//
// Run it with: npx tsx examples/subgraph.ts
import { HumanMessage } from "@langchain/core/messages";
import { Annotation, MessagesAnnotation, Send, START, StateGraph } from "@langchain/langgraph";
import { aggregator, type Call, compile, defineGraph, proposer } from "@moagraph/core";
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

const State = Annotation.Root({
  ...MessagesAnnotation.spec,
  topics: Annotation<string[]>,
  ledger: Annotation<Call[]>({ reducer: (all, more) => [...all, ...more], default: () => [] }),
});

const outer = new StateGraph(State)
  .addNode("panel", compile(graph, { providers: [simulated()] }))
  .addNode("count", ({ ledger }) => ({ messages: `That took ${ledger.length} calls.` }))
  .addConditionalEdges(START, ({ topics }) =>
    topics.map((topic) => {
      const question = new HumanMessage(`Tell me two things about ${topic}.`);
      return new Send("panel", { messages: [question] });
    }),
  )
  .addEdge("panel", "count")
  .compile();

const { messages } = await outer.invoke({ topics: ["coffee", "tides"] });
for (const message of messages) console.log(`${message.type}: ${message.text}`);
