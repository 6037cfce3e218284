import { type BaseMessage, HumanMessage, ToolMessage } from "@langchain/core/messages";
import { aggregator, asChatModel, compile, defineGraph, proposer } from "@moagraph/core";
import { openaiCompatible } from "@moagraph/openai-compatible";
import { startTestServer } from "@moagraph/provider-kit/testing";
import { expect, onTestFinished, test } from "vitest";

const weather = {
  type: "function",
  function: { name: "weather", description: "The weather in a city.", parameters: {} },
};
const calls = { text: "", toolCalls: [{ name: "weather", arguments: '{"city":"Rome"}' }] };

const graph = defineGraph({
  name: "panel",
  nodes: {
    ada: proposer({ model: "near:ada" }),
    out: aggregator({ model: "near:out", reads: ["ada"] }),
  },
  output: "out",
});

test.each([
  { propose: "each-call", asked: ["ada", "out", "ada", "out", "ada", "out"] },
  { propose: "once-per-turn", asked: ["ada", "out", "out", "out"] },
] as const)("a loop of three steps with `propose: $propose`", async ({ propose, asked }) => {
  const models = { out: [calls, calls, { text: "Sun." }], ada: { text: "It is sunny." } };
  const server = await startTestServer({ models });
  onTestFinished(() => server.close());
  const providers = [openaiCompatible({ id: "near", apiKey: "sk", baseUrl: server.url })];
  const model = asChatModel(compile(graph, { providers }), { propose, proposersSeeTools: true });
  const agent = model.bindTools([weather]);
  const messages: BaseMessage[] = [new HumanMessage("Weather in Rome?")];
  for (let step = 0; step < 3; step += 1) {
    const answer = await agent.invoke(messages);
    messages.push(answer);
    for (const { id = "" } of answer.tool_calls ?? []) {
      messages.push(new ToolMessage({ content: "Sun.", tool_call_id: id }));
    }
  }
  expect(messages.at(-1)?.text).toBe("Sun.");
  expect(server.journal.map(({ model: id }) => id)).toEqual(asked);
  const bodies = server.journal.map(({ body }) => JSON.stringify(body));
  expect(bodies[0]).toContain("- weather: The weather in a city.");
  expect(bodies[1]).not.toContain("- weather:");
  // The beginning of the output's prompt stays the same, so vendors read it from their cache.
  const prompts = server.journal
    .filter(({ model: id }) => id === "out")
    .map(({ body }) => JSON.stringify(body.messages?.[0]));
  expect(new Set(prompts).size).toBe(1);
});
