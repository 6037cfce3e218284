import { BaseCallbackHandler } from "@langchain/core/callbacks/base";
import type { BaseMessage } from "@langchain/core/messages";
import { RunnableLambda } from "@langchain/core/runnables";
import { tool } from "@langchain/core/tools";
import { Command, interrupt, MemorySaver } from "@langchain/langgraph";
import { RateLimitError } from "@moagraph/provider-kit";
import { createAgent } from "langchain";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  aggregator,
  asChatModel,
  type Call,
  compile,
  defineGraph,
  type ModelOption,
  proposer,
  streamRun,
} from "../src/index.js";
import { AgentModel, callOf } from "./agent-model.js";
import { duet } from "./panel.js";
import { always } from "./scripted-model.js";

const solo = defineGraph({ name: "solo", nodes: { a: proposer({ model: "a" }) }, output: "a" });
const clock = tool(() => "It is noon.", {
  name: "clock",
  description: "The time.",
  schema: z.object({}),
});
const ask = tool(() => `Said: ${interrupt<string, string>("Which city?")}`, {
  name: "ask",
  description: "Asks.",
  schema: z.object({}),
});

describe("members that are agents", () => {
  test("run several times at once, in a thread and in two turns", async () => {
    const model = new AgentModel(Array.from({ length: 20 }, () => "Noon."));
    const agent = createAgent({ model, tools: [], checkpointer: new MemorySaver() });
    const graph = defineGraph({
      name: "many",
      nodes: {
        a: proposer({ model: "agent", samples: 3 }),
        b: proposer({ model: "agent" }),
        fuse: aggregator({ model: "agent", reads: ["a", "b"] }),
      },
      output: "fuse",
    });
    for (const checkpointer of [undefined, new MemorySaver()]) {
      const app = compile(graph, { models: { agent }, ...(checkpointer && { checkpointer }) });
      const config = checkpointer ? { configurable: { thread_id: "t" } } : {};
      const first = await app.invoke("One?", config);
      const second = await app.invoke("Two?", config);
      expect(first.ledger.map(({ status }) => status)).toEqual(["ok", "ok", "ok", "ok", "ok"]);
      expect(second.messages).toHaveLength(checkpointer ? 4 : 2);
    }
    // Each call got the conversation and nothing of the calls beside it.
    expect(model.asked.map((m) => m.length)).toEqual([
      ...Array(4).fill(1),
      2,
      ...Array(4).fill(1),
      2,
      ...Array(4).fill(1),
      2,
      ...Array(4).fill(3),
      4,
    ]);
  });

  test("are tried again by us, and the attempts are apart", async () => {
    const busy = new RateLimitError({
      provider: "x",
      message: "No.",
      hint: "Wait.",
      retryAfterMs: 0,
    });
    const model = new AgentModel([callOf("clock"), busy, callOf("clock"), "Noon."]);
    const app = compile(solo, {
      models: { a: createAgent({ model, tools: [clock] }) },
      checkpointer: new MemorySaver(),
    });
    const { answer, ledger } = await app.invoke("Why?", { configurable: { thread_id: "t" } });
    expect(answer).toBe("Noon.");
    expect(
      ledger.map(({ attempt, status, innerCalls }) => [
        attempt,
        status,
        innerCalls?.map(({ error }) => error?.code),
      ]),
    ).toEqual([
      [1, "failed", [undefined, "RATE_LIMITED"]],
      [2, "ok", [undefined, undefined]],
    ]);
    expect(model.asked.map((messages) => messages.length)).toEqual([1, 3, 1, 3]);
  });

  test("pause the run by an interrupt, and go on where they were", async () => {
    const model = new AgentModel([callOf("ask"), "Rome, then."]);
    const app = compile(duet, {
      models: {
        ada: createAgent({ model, tools: [ask] }),
        bob: always("bob"),
        fuse: always("fuse"),
      },
      checkpointer: new MemorySaver(),
    });
    const config = { configurable: { thread_id: "t" } };
    await app.invoke("Where?", config);
    expect(
      (await app.getState(config)).tasks.flatMap(({ interrupts }) => interrupts),
    ).toMatchObject([{ value: "Which city?" }]);
    const { proposals, answer } = await app.invoke(new Command({ resume: "Rome" }), config);
    expect(proposals[0]?.text).toBe("Rome, then.");
    expect(answer).toBe("fuse");
    expect(model.asked.map((messages) => messages.at(-1)?.text)).toEqual(["Where?", "Said: Rome"]);
  });

  test("cannot pause a run without a checkpointer", async () => {
    const agents = [undefined, new MemorySaver()].map((checkpointer) =>
      createAgent({
        model: new AgentModel([callOf("ask")]),
        tools: [ask],
        ...(checkpointer && { checkpointer }),
      }),
    );
    for (const a of agents) {
      const failure: unknown = await compile(solo, { models: { a } })
        .invoke("Where?")
        .catch((e: unknown) => e);
      const { ledger } = failure as { readonly ledger: readonly Call[] };
      expect(ledger).toMatchObject([{ attempt: 1, innerCalls: [{}] }]);
      expect(ledger[0]?.error).toEqual({
        code: "MEMBER_INTERRUPTED",
        message: "`a` called `interrupt()`, but the run has no checkpointer.",
        hint: "Pass a checkpointer: compile(graph, { checkpointer: new MemorySaver() }). With `asChatModel`, a chat model cannot pause: use the app as a node of the graph around it.",
      });
    }
  });

  test("show their answer once, whole", async () => {
    const agent = createAgent({ model: new AgentModel(["Noon it is.", "Noon it is."]), tools: [] });
    expect(await shownBy(agent)).toEqual({
      messages: ["Noon it is."],
      ids: 1,
      tokens: ["Noon it is."],
    });
  });

  test("that are chains stream their tokens, under one id", async () => {
    const shown = await shownBy(always("Noon it is.").withRetry());
    expect(shown).toEqual({
      messages: ["Noon ", "it ", "is."],
      ids: 1,
      tokens: ["Noon ", "it ", "is."],
    });
  });
});

/** What the streams of a run show of an answer. */
async function shownBy(fuse: ModelOption): Promise<Record<string, unknown>> {
  const app = compile(duet, { models: { ada: always("a"), bob: always("b"), fuse } });
  const messages: BaseMessage[] = [];
  for await (const [message, { langgraph_node: node }] of await app.stream("Why?", {
    streamMode: "messages",
  })) {
    if (node === "fuse" && message.text !== "") messages.push(message);
  }
  const tokens: string[] = [];
  for await (const event of streamRun(app, "Why?")) {
    if (event.type === "answer-token") tokens.push(event.text);
  }
  const ids = new Set(messages.map(({ id }) => id)).size;
  return { messages: messages.map(({ text }) => text), ids, tokens };
}

describe("members within a run", () => {
  test("that choose their model at run time are asked by configurable", async () => {
    const given: Record<string, string[]> = {};
    const chosen = RunnableLambda.from((messages: BaseMessage[], { configurable }) => {
      (given["keys"] ??= []).push(
        ...Object.keys(configurable ?? {}).filter((key) => key.startsWith("moagraph")),
      );
      return always(`I am ${String(configurable?.["model"])}.`).invoke(messages);
    });
    const app = compile(solo, { models: { a: chosen } });
    const { answer } = await app.invoke("Who?", { configurable: { model: "gpt-9" } });
    expect(answer).toBe("I am gpt-9.");
    expect((await app.withConfig({ configurable: { model: "o9" } }).invoke("Who?")).answer).toBe(
      "I am o9.",
    );
    expect(given).toEqual({ keys: [] });
  });

  test("that are stopped hear it", async () => {
    const controller = new AbortController();
    const model = new AgentModel(
      ["late"],
      (signal) =>
        new Promise((_, reject) => {
          signal?.addEventListener("abort", () => reject(new Error("stopped")));
          controller.abort(new Error("enough"));
        }),
    );
    const app = compile(solo, { models: { a: createAgent({ model, tools: [] }) } });
    await expect(app.invoke("Why?", { signal: controller.signal })).rejects.toThrow("enough");
    expect(model.aborted).toBe(1);
  });

  test("count in the budget and have facts", async () => {
    const fact = (value: number) => ({ value, source: "https://example.com", asOf: "2026-11-29" });
    const facts = {
      inputUsdPerMillionTokens: fact(1),
      outputUsdPerMillionTokens: fact(10),
      contextTokens: fact(1000),
    };
    const agent = createAgent({
      model: new AgentModel([callOf("clock"), callOf("clock"), "Noon."]),
      tools: [clock],
    });
    const graph = defineGraph({ ...duet, budget: { maxModelCalls: 4, maxCostUsd: 1 } });
    const known = { model: always("x"), facts };
    const app = compile(graph, {
      models: { ada: { model: agent, facts }, bob: known, fuse: known },
    });
    const failure: unknown = await app.invoke("Why?").catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "BUDGET_EXHAUSTED" });
    const { ledger } = failure as { ledger: readonly Call[] };
    expect(ledger[0]).toMatchObject({
      node: "ada",
      inputTokens: 60,
      outputTokens: 3,
      costUsd: 0.00009,
    });
  });

  test("that are graphs of ours are asked, and their calls are inner calls", async () => {
    const inner = compile(duet, {
      models: { ada: always("a"), bob: always("b"), fuse: always("c") },
    });
    for (const a of [inner, asChatModel(inner)]) {
      const { answer, ledger } = await compile(solo, { models: { a } }).invoke("Why?");
      expect([answer, ledger[0]?.inputTokens]).toEqual(["c", 60]);
      expect(ledger[0]?.innerCalls).toHaveLength(3);
    }
  });
});

test("the runs of a member nest below its node, and tell of usage once", async () => {
  const agent = createAgent({ model: new AgentModel([callOf("clock"), "Noon."]), tools: [clock] });
  const app = compile(solo, { models: { a: agent } });
  const names = new Map<string, string>();
  const models: string[][] = [];
  const pathOf = new Map<string, string[]>();
  const begin = (runId: string, parent: string | undefined, name: string): string[] => {
    names.set(runId, name);
    const path = [...(pathOf.get(parent ?? "") ?? []), name];
    pathOf.set(runId, path);
    return path;
  };
  const handler = BaseCallbackHandler.fromMethods({
    handleChainStart: (_chain, _inputs, runId, parent, _tags, _metadata, _type, name) =>
      void begin(runId, parent, name ?? ""),
    handleChatModelStart: (_model, _messages, runId, parent) =>
      void models.push(begin(runId, parent, "model")),
  });
  handler.awaitHandlers = true;
  await app.invoke("Why?", { callbacks: [handler] });
  expect(models).toHaveLength(2);
  expect(models.map((path) => path.slice(0, 2))).toEqual([
    ["solo", "a"],
    ["solo", "a"],
  ]);
});

test("redaction holds for the members of a run", async () => {
  const seen: string[] = [];
  const handler = BaseCallbackHandler.fromMethods({
    handleChainStart: (_chain, inputs) => void seen.push(JSON.stringify(inputs)),
    handleChatModelStart: (_model, messages) => void seen.push(JSON.stringify(messages)),
    handleLLMEnd: (result) => void seen.push(JSON.stringify(result)),
  });
  handler.awaitHandlers = true;
  const model = new AgentModel([callOf("clock"), "The secret is out."]);
  const agent = createAgent({ model, tools: [clock] });
  const redact = (text: string): string => text.replaceAll("secret", "###");
  const app = compile(solo, { models: { a: agent }, redact });
  const { ledger } = await app.invoke("Tell the secret.", { callbacks: [handler] });
  expect(seen.length).toBeGreaterThan(3);
  expect(seen.filter((text) => text.includes("secret"))).toEqual([]);
  expect(model.asked[0]?.at(-1)?.text).toBe("Tell the ###.");
  expect(ledger[0]).toMatchObject({ inputTokens: 40, innerCalls: [{}, {}] });
});

test("an app with another model at run time shares no answers as a chat model", async () => {
  const app = compile(solo, { models: { a: always("x").withRetry() } });
  const account = (model: string): unknown =>
    asChatModel(app.withConfig({ configurable: { model } }))._identifyingParams();
  expect(account("one")).not.toEqual(account("two"));
});
