// A chat interface: LangGraph's `messages` stream, which `useStream` of its SDK shows.
//
// By default, the stream shows the answer only: its tokens, under the id that the answer's message has
// in the thread. With `streamMessages: "all"` it also shows the drafts of the proposers.
//
// Run it with: npx tsx examples/chat-interface.ts
import { MemorySaver } from "@langchain/langgraph";
import { aggregator, compile, defineGraph, proposer, type StreamMessages } from "@moagraph/core";
import { simulated } from "@moagraph/simulated";

const graph = defineGraph({
  name: "panel",
  nodes: {
    ada: proposer({ model: "simulated:ada" }),
    bob: proposer({ model: "simulated:bob" }),
    fuse: aggregator({ model: "simulated:chair", reads: ["ada", "bob"] }),
  },
  output: "fuse",
});

for (const streamMessages of ["answer", "all"] satisfies StreamMessages[]) {
  const checkpointer = new MemorySaver();
  const app = compile(graph, { providers: [simulated()], checkpointer, streamMessages });
  const config = { configurable: { thread_id: "1" }, streamMode: "messages" } as const;

  // What a chat interface keeps: the text of each message, by its id.
  const shown = new Map<string, string>();
  for await (const [chunk] of await app.stream("What should I know about tides?", config)) {
    const { id = "", text } = chunk;
    shown.set(id, (shown.get(id) ?? "") + text);
  }
  const { values } = await app.getState(config);
  const answer = values.messages?.at(-1);
  console.log(`${streamMessages}: ${shown.size} message${shown.size === 1 ? "" : "s"}`);
  console.log(shown.get(answer?.id ?? ""));
}
