import type { BaseMessage } from "@langchain/core/messages";
import { RunnableLambda } from "@langchain/core/runnables";
import { StringOutputParser } from "@langchain/core/output_parsers";
import { tool } from "@langchain/core/tools";
import { MessagesAnnotation, StateGraph } from "@langchain/langgraph";
import { createAgent } from "langchain";
import { describe, expect, test } from "vitest";
import { type Call, compile, defineGraph, type ModelOption, proposer } from "../src/index.js";
import { z } from "zod";
import { AgentModel, callOf } from "./agent-model.js";
import { duet } from "./panel.js";
import { always } from "./scripted-model.js";

const solo = defineGraph({ name: "solo", nodes: { a: proposer({ model: "a" }) }, output: "a" });

describe("a Runnable as a model", () => {
  const says = always("From a model.");
  const members: Record<string, () => ModelOption> = {
    "a chat model with retries": () => says.withRetry({ stopAfterAttempt: 2 }),
    "a chat model with a config": () => says.withConfig({ tags: ["x"] }),
    "a chain that ends with a text": () => says.pipe(new StringOutputParser()),
    "a lambda that gives a message": () =>
      RunnableLambda.from(async (m: BaseMessage[]) => says.invoke(m)),
    "a graph": () =>
      new StateGraph(MessagesAnnotation)
        .addNode("n", async ({ messages }) => ({ messages: [await says.invoke(messages)] }))
        .addEdge("__start__", "n")
        .compile(),
  };

  test.each(Object.entries(members))(
    "%s answers, and its model is in the ledger",
    async (_, make) => {
      const app = compile(solo, { models: { a: make() } });
      const { answer, ledger } = await app.invoke("Why?");
      expect(answer).toBe("From a model.");
      expect(ledger[0]).toMatchObject({
        model: "a",
        inputTokens: 20,
        outputTokens: 3,
        usageSource: "reported",
      });
      expect(ledger[0]?.innerCalls).toMatchObject([
        { model: "ScriptedModel", inputTokens: 20, outputTokens: 3 },
      ]);
    },
  );
});

const clock = tool(() => "It is noon.", {
  name: "clock",
  description: "The time.",
  schema: z.object({}),
});

describe("an agent as a model", () => {
  test("answers with its last message; each of its models is an inner call", async () => {
    const model = new AgentModel([callOf("clock"), "Noon."]);
    const app = compile(duet, {
      models: {
        ada: createAgent({ model, tools: [clock] }),
        bob: always("bob"),
        fuse: always("fuse"),
      },
    });
    const { proposals, ledger, answer } = await app.invoke("What time is it?");
    expect(answer).toBe("fuse");
    expect(proposals.map(({ text }) => text)).toEqual(["Noon.", "bob"]);
    const line = ledger.find(({ node }) => node === "ada");
    expect(line).toMatchObject({ status: "ok", inputTokens: 40, outputTokens: 2 });
    expect(line?.innerCalls).toHaveLength(2);
    expect(model.asked.map((messages) => messages.length)).toEqual([1, 3]);
  });

  test("that never ends is a typed failure, and not asked again", async () => {
    const model = new AgentModel(Array.from({ length: 50 }, () => callOf("clock")));
    const agent = createAgent({ model, tools: [clock] }).withConfig({ recursionLimit: 7 });
    const app = compile(solo, { models: { a: agent } });
    const error: unknown = await app.invoke("Why?").catch((thrown: unknown) => thrown);
    const { ledger } = error as { readonly ledger: readonly Call[] };
    expect(ledger).toHaveLength(1);
    expect(ledger[0]).toMatchObject({
      inputTokens: 80,
      outputTokens: 4,
      innerCalls: [{}, {}, {}, {}],
    });
    expect(ledger[0]?.error).toEqual({
      code: "STEP_LIMIT_EXCEEDED",
      message: "`a` reached its limit of 7 steps without an answer.",
      hint: 'Raise it in `models`: { "a": agent.withConfig({ recursionLimit: 50 }) }.',
    });
  });
});
