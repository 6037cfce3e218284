// What a node sees: proposers read only the last message, and the proposals come at the end of the
// prompt, where they leave the vendor's prompt cache valid. A prompt function reads the run's context.
//
// Run it with: npx tsx examples/what-a-node-sees.ts
import { aggregator, compile, defineGraph, proposer } from "@moagraph/core";
import { simulated } from "@moagraph/simulated";

const graph = defineGraph({
  name: "chat",
  history: "last-message",
  nodes: {
    ada: proposer({ model: "simulated:ada", tags: ["draft"] }),
    bob: proposer({ model: "simulated:bob", tags: ["draft"], prompt: { use: "audience" } }),
    fuse: aggregator({
      model: "simulated:chair",
      reads: ["ada", "bob"],
      history: "all",
      proposalsAt: "end",
    }),
  },
  output: "fuse",
});

const app = compile(graph, {
  providers: [simulated()],
  functions: {
    audience: ({ context, messages, state }) => {
      console.log(`audience: sees ${messages.length} of ${state.messages.length} messages`);
      return `Answer for ${String(context["audience"])}.`;
    },
  },
});

const { answer, ledger } = await app.invoke(
  {
    messages: [
      { role: "user", content: `Read this. ${"The tide is a long wave. ".repeat(200)}` },
      { role: "assistant", content: "I have read it." },
      { role: "user", content: "Tell me two things about the Moon." },
    ],
  },
  { context: { audience: "sailors" } },
);
for (const { node, inputTokens } of ledger) {
  console.log(`${node}: ${inputTokens < 500 ? "the last message" : "the whole conversation"}`);
}
console.log(answer);
