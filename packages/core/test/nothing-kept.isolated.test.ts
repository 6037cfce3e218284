import { MemorySaver } from "@langchain/langgraph";
import { expect, onTestFinished, test } from "vitest";
import { compile, defineGraph, proposer } from "../src/index.js";
import { always } from "./scripted-model.js";

test("a process warns once that runs of the durability `exit` keep nothing", async () => {
  const codes: unknown[] = [];
  const listen = (warning: Error & { code?: string }): void => void codes.push(warning.code);
  process.on("warning", listen);
  onTestFinished(() => void process.off("warning", listen));
  const nodes = { ada: proposer({ model: "ada" }) };
  const graph = defineGraph({ name: "solo", nodes, output: "ada" });
  const app = compile(graph, { models: { ada: always("a") }, checkpointer: new MemorySaver() });
  const options = { configurable: { thread_id: "t" }, durability: "exit" } as const;
  await app.invoke("Why?", options);
  await app.invoke("Why?", options);
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  expect(codes).toEqual(["MOAGRAPH_NOTHING_KEPT"]);
});
