import { FakeListChatModel } from "@langchain/core/utils/testing";
import { compile, modelsOf, streamRun } from "@moagraph/core";
import { moaLite } from "../../src/index.js";

/** Runs moa-lite in the page, with scripted models. */
async function runInPage(): Promise<{ answer: string | null; streamed: string; calls: number }> {
  const models = Object.fromEntries(
    modelsOf(moaLite.graph).map((name) => [
      name,
      () => new FakeListChatModel({ responses: [`${name} says`] }),
    ]),
  );
  const app = compile(moaLite.graph, { models });
  const pieces: string[] = [];
  for await (const event of streamRun(app, { messages: "Why?" })) {
    if (event.type === "answer-token") pieces.push(event.text);
    if (event.type === "run-end") {
      return { answer: event.answer, streamed: pieces.join(""), calls: event.ledger.length };
    }
  }
  throw new Error("The run had no end.");
}

Object.assign(globalThis, { runInPage });
