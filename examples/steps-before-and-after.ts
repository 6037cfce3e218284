// Steps before and after: retrieve documents before the proposers answer, and check the answer.
//
// `stateSchema` adds a channel to the graph. `retrieve` fills it and adds the document to the
// conversation. `guard` sees the complete state, and replaces an answer that it does not let pass.
// `contextSchema` is the type of `context`, which belongs to one run.
//
// Run it with: npx tsx examples/steps-before-and-after.ts
import { SystemMessage } from "@langchain/core/messages";
import { Annotation } from "@langchain/langgraph";
import { aggregator, compile, defineGraph, proposer } from "@moagraph/core";
import { simulated } from "@moagraph/simulated";
import { z } from "zod";

const documents: Readonly<Record<string, string>> = {
  chess: "Chess has 64 squares.",
  tides: "Tides follow the Moon.",
};

const graph = defineGraph({
  name: "panel",
  nodes: {
    ada: proposer({ model: "simulated:ada" }),
    bob: proposer({ model: "simulated:bob" }),
    fuse: aggregator({ model: "simulated:chair", reads: ["ada", "bob"] }),
  },
  output: "fuse",
});

const app = compile(graph, {
  providers: [simulated()],
  stateSchema: Annotation.Root({ sources: Annotation<string[]> }),
  contextSchema: z.object({ maxWords: z.number() }),
  before: {
    retrieve({ messages }) {
      const question = messages.at(-1)?.text ?? "";
      const sources = Object.keys(documents).filter((subject) => question.includes(subject));
      const found = sources.map((subject) => new SystemMessage(documents[subject] ?? ""));
      return { sources, messages: found };
    },
  },
  after: {
    guard({ answer, sources }, { context }) {
      const words = answer.split(/\s+/).length;
      if (words <= (context?.maxWords ?? 0)) return {};
      return { answer: `The answer has ${words} words. Read about ${sources.join(" and ")}.` };
    },
  },
});

const question = "What should I know about chess?";
for (const maxWords of [100, 10]) {
  const { answer, sources, messages } = await app.invoke(question, { context: { maxWords } });
  console.log(`At most ${maxWords} words, from ${sources.join()}: ${messages.length} messages`);
  console.log(answer);
}
