import type { BaseMessage } from "@langchain/core/messages";
import { RunnableLambda } from "@langchain/core/runnables";
import { StringOutputParser } from "@langchain/core/output_parsers";
import { MessagesAnnotation, StateGraph } from "@langchain/langgraph";
import { describe, expect, test } from "vitest";
import { compile, defineGraph, type ModelOption, proposer } from "../src/index.js";
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
