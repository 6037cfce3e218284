// `asChatModel` within a graph of LangGraph that has a thread: what of that graph reaches the app.

import { HumanMessage } from "@langchain/core/messages";
import { RunnableLambda } from "@langchain/core/runnables";
import { tool } from "@langchain/core/tools";
import { interrupt, MemorySaver } from "@langchain/langgraph";
import { createAgent } from "langchain";
import { expect, test } from "vitest";
import { z } from "zod";
import { asChatModel, compile, type CompileOptions } from "../src/index.js";
import { AgentModel, callOf } from "./agent-model.js";
import { duet, modelsIn } from "./panel.js";

const question = { messages: [new HumanMessage("Why?")] };
const ofThread = { configurable: { thread_id: "t", user: "u" } };

/** An agent with a thread, whose model is a panel. */
function agentOf(options: CompileOptions): ReturnType<typeof createAgent> {
  const app = compile(duet, { ...options, models: { ...modelsIn(duet, {}), ...options.models } });
  const checkpointer = new MemorySaver();
  return createAgent({ model: asChatModel(app), tools: [], checkpointer });
}

test("a step or member that interrupts fails the call: a chat model cannot pause", async () => {
  const pause = (): void => void interrupt("ok?");
  const ask = tool(() => interrupt<string, string>("ok?"), { name: "ask", schema: z.object({}) });
  const asker = createAgent({ model: new AgentModel([callOf("ask")]), tools: [ask] });
  const errors = [{ after: { pause } }, { before: { pause } }].map(async (steps) =>
    agentOf(steps)
      .invoke(question, ofThread)
      .catch((error: unknown) => error),
  );
  for (const error of await Promise.all(errors)) {
    expect(error).toMatchObject({
      code: "STEP_FAILED",
      hint: expect.stringContaining("a chat model cannot pause") as string,
    });
  }
  const { messages } = await agentOf({ models: { ada: asker } }).invoke(question, ofThread);
  const [call] = (messages.at(-1)?.response_metadata["ledger"] ?? []) as { error: unknown }[];
  expect(call?.error).toMatchObject({ code: "MEMBER_INTERRUPTED" });
});

test("the thread of the graph around it does not reach the app", async () => {
  const seen: Record<string, unknown> = {};
  const see = (who: string, configurable: object | undefined): void => {
    const own = Object.entries(configurable ?? {}).filter(
      ([key]) => !/^(?:__|moagraph_|checkpoint_)/.test(key),
    );
    seen[who] = Object.fromEntries(own);
  };
  const lambda = RunnableLambda.from((_: unknown, config) => {
    see("member", config?.configurable);
    return "ada says";
  });
  const before = {
    look: (_: unknown, config: { configurable?: object }) => see("step", config.configurable),
  };
  await agentOf({ models: { ada: lambda }, before }).invoke(question, ofThread);
  expect(seen).toEqual({ member: { user: "u" }, step: { user: "u" } });
});
