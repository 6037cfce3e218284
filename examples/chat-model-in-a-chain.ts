// A chat model in a chain: `asChatModel` makes a compiled graph a LangChain chat model.
//
// It fits wherever LangChain takes a chat model: here between a prompt template and an output
// parser. Each call of the chain is one run of the graph. `stream` yields the answer while the last
// model writes it.
//
// Run it with: npx tsx examples/chat-model-in-a-chain.ts
import { stdout } from "node:process";
import { StringOutputParser } from "@langchain/core/output_parsers";
import { ChatPromptTemplate } from "@langchain/core/prompts";
import { aggregator, asChatModel, compile, defineGraph, proposer } from "@moagraph/core";
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
const model = asChatModel(compile(graph, { providers: [simulated()] }));

const prompt = ChatPromptTemplate.fromTemplate("Tell me {count} things about {subject}.");
const chain = prompt.pipe(model).pipe(new StringOutputParser());
const answer = await chain.invoke({ count: "two", subject: "chess" });
console.log(`${answer}\n`);

for await (const piece of await chain.stream({ count: "one", subject: "volcanoes" })) {
  stdout.write(piece);
}
stdout.write("\n");
