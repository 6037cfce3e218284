// Model at run time: each run says in `configurable` which model a node asks.
//
// Any Runnable that reads `configurable` does, such as what `initChatModel` returns with
// `configurableFields: ["model"]`. The ledger names the model that was asked.
//
// Run it with: npx tsx examples/model-at-run-time.ts
import type { BaseMessage } from "@langchain/core/messages";
import { RunnableLambda, type RunnableConfig } from "@langchain/core/runnables";
import { aggregator, compile, defineGraph, proposer } from "@moagraph/core";
import { simulated } from "@moagraph/simulated";

const models = simulated();

// With vendors: `await initChatModel("openai:gpt-4o", { configurableFields: ["model"] })`.
const chosen = RunnableLambda.from(async (messages: BaseMessage[], config: RunnableConfig) => {
  const name = String(config.configurable?.["model"] ?? "ada");
  const model = await models.chat(name, { temperature: 0 });
  return model.invoke(messages, config);
});

const graph = defineGraph({
  name: "panel",
  nodes: {
    bob: proposer({ model: "simulated:bob", temperature: 0 }),
    free: proposer({ model: "chosen" }),
    fuse: aggregator({ model: "simulated:chair", reads: ["bob", "free"], temperature: 0 }),
  },
  output: "fuse",
});
const app = compile(graph, { models: { chosen }, providers: [models] });

const question = "What do you know about chess?";
const runs = [app, app.withConfig({ configurable: { model: "eve" } })];
for (const run of runs) {
  const { ledger } = await run.invoke(question);
  const [call] = ledger.find(({ node }) => node === "free")?.innerCalls ?? [];
  console.log(`free asked ${call?.model}`);
}
