/** How a run that has no answer ends in its spans. */
import { Command, MemorySaver } from "@langchain/langgraph";
import { aggregator, compile, defineGraph, human, proposer } from "@moagraph/core";
import { expect, test, vi } from "vitest";
import { panel, quickApp } from "./panel.js";
import { type ReceivedSpan, spanOf, spansOf, sumIn } from "./received-span.js";
import { traced } from "./traced.js";
import { vendor } from "./vendor.js";

const question = { messages: "Why?" };

/** A limit for what hangs. Some ends are reported after the run. */
const untilHung = { timeout: 30_000 };

const endingOf = ({ status, attributes }: ReceivedSpan) => [status, attributes["error.type"]];

test("a run that fails is an error with the code that it throws, and no text of its message", async () => {
  const { callbacks, flush } = await traced();
  const app = compile(panel, { providers: await vendor({ "*": { fault: "bad-request" } }) });
  await expect(app.invoke(question, { callbacks })).rejects.toThrow();
  const { spans } = await flush();
  const run = spanOf(spans, "invoke_workflow panel");
  expect(endingOf(run)).toEqual(["ERROR", "NO_USABLE_PROPOSAL"]);
  expect(endingOf(spanOf(spans, "chat gpt-5.6-luna"))).toEqual(["ERROR", "INVALID_REQUEST"]);
  expect(spans.filter(({ message }) => message !== undefined && message !== "")).toEqual([]);
});

test("an aborted run ends all its spans, and its calls are no errors", async () => {
  const { callbacks, flush } = await traced();
  const stop = new AbortController();
  const app = compile(panel, {
    providers: await vendor({
      "gpt-5.6-luna": () => {
        setTimeout(() => stop.abort(), 20);
        return { fault: "hang" };
      },
      "*": { text: "Tides." },
    }),
  });
  const run = app.invoke(question, { callbacks, signal: stop.signal });
  await expect(run).rejects.toThrow();
  // LangGraph reports the end of an aborted run after the run has thrown.
  const spans = await vi.waitFor(async () => {
    const { spans: all } = await flush();
    expect(endingOf(spanOf(all, "invoke_workflow panel"))).toEqual(["ERROR", "ABORTED"]);
    return all;
  }, untilHung);
  const cut = spanOf(spans, "chat gpt-5.6-luna");
  expect([cut.status, cut.attributes["moagraph.call.status"]]).toEqual(["UNSET", "aborted"]);
});

test("a stream that its reader leaves ends all its spans", async () => {
  const { callbacks, flush } = await traced();
  const app = compile(panel, { providers: await vendor({ "*": { fault: "hang" } }) });
  for await (const _ of await app.stream(question, { callbacks, streamMode: "updates" })) break;
  await vi.waitFor(async () => {
    const { spans } = await flush();
    expect(endingOf(spanOf(spans, "invoke_workflow panel"))).toEqual(["ERROR", "ABORTED"]);
  }, untilHung);
});

test.each(["break", "abort"])(
  "a stream that ends by %s between two chunks ends all its spans",
  async (way) => {
    const { callbacks, flush } = await traced();
    const stop = new AbortController();
    const config = { callbacks, signal: stop.signal, streamMode: "updates" } as const;
    const read = async (): Promise<void> => {
      for await (const part of await quickApp.stream(question, config)) {
        if ("begin" in part) continue;
        if (way === "break") break;
        stop.abort();
      }
    };
    await read().catch(() => undefined);
    await vi.waitFor(async () => {
      const { spans } = await flush();
      expect(endingOf(spanOf(spans, "invoke_workflow panel"))).toEqual(["ERROR", "ABORTED"]);
    }, untilHung);
  },
);

test("a run that pauses for a person is no error, and the run that resumes it makes its own spans", async () => {
  const board = defineGraph({
    name: "board",
    nodes: {
      owl: proposer({ model: "openai:gpt-6-luna" }),
      pick: human({ reads: ["owl"] }),
      fuse: aggregator({ model: "openai:gpt-6-luna", reads: ["pick"] }),
    },
    output: "fuse",
  });
  const providers = await vendor({ "*": { text: "Tides." } });
  const app = compile(board, { providers, checkpointer: new MemorySaver() });
  const { callbacks, flush } = await traced();
  const config = { callbacks, configurable: { thread_id: "t-1" } };
  await app.invoke(question, config);
  const paused = [...(await flush()).spans];
  const waiting = paused.filter(({ attributes }) => attributes["moagraph.paused"] === true);
  expect(waiting.map(({ name, status }) => [name, status])).toEqual([
    ["invoke_agent pick", "UNSET"],
    ["invoke_workflow board", "UNSET"],
  ]);
  const { ledger } = await app.invoke(new Command({ resume: { choice: 1 } }), config);
  const { spans } = await flush();
  const resumed = spans.slice(paused.length);
  expect(spansOf(resumed, "invoke_workflow")).toHaveLength(1);
  expect(spansOf(resumed, "chat").map(({ name }) => name)).toEqual(["chat gpt-6-luna"]);
  const tokens = ledger.reduce((sum, { inputTokens }) => sum + inputTokens, 0);
  expect(sumIn(spans, "gen_ai.usage.input_tokens")).toBe(tokens);
  const threads = new Set(spans.map(({ attributes }) => attributes["gen_ai.conversation.id"]));
  expect([...threads]).toEqual(["t-1"]);
});

test.each(["interruptBefore", "interruptAfter"])(
  "a run that `%s` stops is paused, and no error",
  async (stop) => {
    const providers = await vendor({ "*": { text: "Tides." } });
    const app = compile(panel, { providers, checkpointer: new MemorySaver() });
    const { callbacks, flush } = await traced();
    const config = { callbacks, configurable: { thread_id: "t-1" } };
    await app.invoke(question, { ...config, [stop]: ["fox"] });
    const { spans } = await flush();
    const run = spanOf(spans, "invoke_workflow panel");
    expect([run.status, run.attributes["moagraph.paused"]]).toEqual(["UNSET", true]);
  },
);
