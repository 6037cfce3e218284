import { RateLimitError } from "@moagraph/provider-kit";
import { getEventListeners } from "node:events";
import { MemorySaver } from "@langchain/langgraph";
import { describe, expect, test, vi } from "vitest";
import {
  aggregator,
  critic,
  defineGraph,
  type GraphSpec,
  layered,
  proposer,
  ranker,
} from "../src/index.js";
import { askedOf, panelOf } from "./panel.js";
import { after, always, ScriptedModel } from "./scripted-model.js";
import { inSimulatedTime } from "./simulated-time.js";

const quick = (text: string, delayMs: number): ScriptedModel => always(text, after(delayMs));

/** Four proposers that take 100, 200, 300 and 9,000 milliseconds, and what reads them. */
function four(reader: Partial<Parameters<typeof aggregator>[0]> = {}): GraphSpec {
  return defineGraph({
    name: "four",
    nodes: {
      a: proposer({ model: "a" }),
      b: proposer({ model: "b" }),
      c: proposer({ model: "c" }),
      d: proposer({ model: "d" }),
      fuse: aggregator({ model: "fuse", reads: ["a", "b", "c", "d"], ...reader }),
    },
    output: "fuse",
  });
}

const slowest = (): Record<string, ScriptedModel> => ({
  a: quick("a says", 100),
  b: quick("b says", 200),
  c: quick("c says", 300),
  d: quick("d says", 9_000),
  fuse: plausible("fuse says"),
});

/** A model that reports about as many tokens as the prompts here have. */
function plausible(text: string): ScriptedModel {
  const model = always(text);
  model.report = { input_tokens: 240, output_tokens: 2, total_tokens: 242 };
  return model;
}

describe("quorum", () => {
  test("goes on once enough are there, and cuts the straggler off", async () => {
    const models = slowest();
    const { app } = panelOf(four({ quorum: { atLeast: 3 } }), models);
    const { value, tookMs } = await inSimulatedTime(() => app.invoke({ messages: "Why?" }));
    expect(tookMs).toBe(300);
    expect(value?.proposals.map(({ node }) => node)).toEqual(["a", "b", "c"]);
    expect(models["d"]?.aborted).toBe(1);
    const line = value?.ledger.find(({ node }) => node === "d");
    expect(line).toMatchObject({ status: "aborted", error: { code: "NOT_NEEDED" }, attempt: 1 });
  });

  test("waits for the others as long as its grace lasts", async () => {
    const { app } = panelOf(four({ quorum: { atLeast: 2, graceMs: 150 } }), slowest());
    const { value, tookMs } = await inSimulatedTime(() => app.invoke({ messages: "Why?" }));
    expect(tookMs).toBe(350);
    expect(value?.proposals.map(({ node }) => node)).toEqual(["a", "b", "c"]);
  });

  test("does not wait for its grace when everybody has come", async () => {
    const graph = four({ quorum: { atLeast: 2, graceMs: 60_000 } });
    const { app } = panelOf(graph, { ...slowest(), d: quick("d says", 400) });
    const { value, tookMs } = await inSimulatedTime(() => app.invoke({ messages: "Why?" }));
    expect(tookMs).toBe(400);
    expect(value?.proposals).toHaveLength(4);
    expect(value?.ledger.at(-1)?.notes).toBeUndefined();
  });

  test("says in the ledger and an event how many it went on with", async () => {
    const { app } = panelOf(four({ quorum: { atLeast: 3 } }), slowest());
    const events: unknown[] = [];
    const { value } = await inSimulatedTime(async () => {
      const stream = await app.stream({ messages: "Why?" }, { streamMode: ["custom", "values"] });
      let last: { ledger?: readonly { notes?: unknown }[] } = {};
      for await (const [mode, chunk] of stream) {
        if (mode === "custom") events.push(chunk);
        else last = chunk;
      }
      return last;
    });
    const note = { type: "fewer", usable: 3, of: 4 };
    expect(value?.ledger?.at(-1)?.notes).toEqual([note]);
    expect(events).toContainEqual(
      expect.objectContaining({ type: "call-note", node: "fuse", note }),
    );
  });

  test("counts proposals and not nodes: samples are proposals too", async () => {
    const graph = defineGraph({
      name: "samples",
      nodes: {
        many: proposer({ model: "many", samples: 3 }),
        slow: proposer({ model: "slow" }),
        fuse: aggregator({ model: "fuse", reads: ["many", "slow"], quorum: { atLeast: 3 } }),
      },
      output: "fuse",
    });
    const { app } = panelOf(graph, { many: quick("m", 100), slow: quick("s", 5_000) });
    const { tookMs } = await inSimulatedTime(() => app.invoke({ messages: "Why?" }));
    expect(tookMs).toBe(100);
  });

  test("does not count what is blank or failed", async () => {
    const graph = four({ quorum: { atLeast: 2 } });
    const { app } = panelOf(graph, { ...slowest(), a: quick(" ", 100) });
    const { value, tookMs } = await inSimulatedTime(() => app.invoke({ messages: "Why?" }));
    expect(tookMs).toBe(300);
    expect(value?.proposals.map(({ node }) => node)).toEqual(["b", "c"]);
  });

  test("leaves a straggler alone that another node waits for, and uses what it says", async () => {
    const graph = defineGraph({
      name: "shared",
      nodes: {
        a: proposer({ model: "a" }),
        d: proposer({ model: "d" }),
        hasty: aggregator({ model: "hasty", reads: ["a", "d"], quorum: { atLeast: 1 } }),
        thorough: aggregator({ model: "thorough", reads: ["a", "d"] }),
        fuse: aggregator({ model: "fuse", reads: ["hasty", "thorough"] }),
      },
      output: "fuse",
    });
    const { app, models } = panelOf(graph, slowest());
    const { value, tookMs } = await inSimulatedTime(() => app.invoke({ messages: "Why?" }));
    expect(tookMs).toBe(9_000);
    expect(models["d"]?.aborted).toBe(0);
    expect(value?.ledger.every(({ status }) => status === "ok")).toBe(true);
    expect(askedOf(models["hasty"]).join()).toContain("d says");
  });

  test("cuts off whatever only a node read that nobody needs any more", async () => {
    const graph = defineGraph({
      name: "branch",
      nodes: {
        a: proposer({ model: "a" }),
        c: proposer({ model: "c" }),
        d: proposer({ model: "d" }),
        deep: aggregator({ model: "deep", reads: ["d"] }),
        fuse: aggregator({ model: "fuse", reads: ["a", "c", "deep"], quorum: { atLeast: 2 } }),
      },
      output: "fuse",
    });
    const { app, models } = panelOf(graph, slowest());
    const { value, tookMs } = await inSimulatedTime(() => app.invoke({ messages: "Why?" }));
    expect(tookMs).toBe(300);
    expect(models["d"]?.aborted).toBe(1);
    expect(models["deep"]?.asked).toHaveLength(0);
    expect(value?.ledger.find(({ node }) => node === "deep")?.attempt).toBe(0);
  });

  test("of a layer holds for each of its nodes", async () => {
    const models = ["a", "b", "c", "d"].map((model) => proposer({ model }));
    const graph = layered({
      name: "three",
      layers: [models, { nodes: models.slice(0, 2), quorum: { atLeast: 3 } }],
      aggregator: { model: "fuse" },
    });
    const { app } = panelOf(graph, slowest());
    const { value, tookMs } = await inSimulatedTime(() => app.invoke({ messages: "Why?" }));
    expect(tookMs).toBe(500);
    expect(value?.proposals.map(({ node }) => node)).toEqual([
      "l1-a",
      "l1-b",
      "l1-c",
      "l2-a",
      "l2-b",
    ]);
  });

  test("holds for whoever reads, be it a ranker or a critic", async () => {
    const graph = defineGraph({
      name: "judges",
      nodes: {
        a: proposer({ model: "a" }),
        b: proposer({ model: "b" }),
        d: proposer({ model: "d" }),
        remarks: critic({ model: "remarks", reads: ["a", "b", "d"], quorum: { atLeast: 2 } }),
        best: ranker({ model: "best", reads: ["remarks"] }),
      },
      output: "best",
    });
    const { app } = panelOf(graph, { ...slowest(), best: always("2") });
    const { value, tookMs } = await inSimulatedTime(() => app.invoke({ messages: "Why?" }));
    expect(tookMs).toBe(200);
    expect(value?.answer).toBe("b says");
  });

  test("cuts a straggler off while it waits for its next try", async () => {
    const busy = new RateLimitError({
      provider: "x",
      message: "Busy.",
      hint: "Wait.",
      retryAfterMs: 8_000,
    });
    const { app } = panelOf(four({ quorum: { atLeast: 3 } }), { ...slowest(), d: always(busy) });
    const { value, tookMs } = await inSimulatedTime(() => app.invoke({ messages: "Why?" }));
    expect(tookMs).toBe(300);
    expect(value?.ledger.filter(({ node }) => node === "d")).toHaveLength(1);
  });

  test("asks no fallback of a straggler that nobody needs any more", async () => {
    // A wait that is drawn may be short enough for all tries to fail before the quorum is there.
    const limits = { provider: "x", message: "Busy.", hint: "Wait.", retryAfterMs: 8_000 };
    const busy = new RateLimitError(limits);
    const graph = { ...four({ quorum: { atLeast: 3 } }), fallback: ["spare"] };
    const { app } = panelOf(graph, { ...slowest(), d: always(busy) });
    const { value } = await inSimulatedTime(() => app.invoke({ messages: "Why?" }));
    const lines = value?.ledger.filter(({ node }) => node === "d") ?? [];
    expect(lines.every(({ model }) => model === "d")).toBe(true);
    expect(lines.flatMap(({ notes = [] }) => notes)).toEqual([]);
  });

  test("keeps in the ledger what a straggler had streamed", async () => {
    const d = new ScriptedModel(["one two three four"], after(50), after(120));
    const graph = { ...four({ quorum: { atLeast: 3 } }), timeouts: { firstTokenMs: 5_000 } };
    const { app } = panelOf(graph, { ...slowest(), d });
    const { value } = await inSimulatedTime(() => app.invoke({ messages: "Why?" }));
    const line = value?.ledger.find(({ node }) => node === "d");
    expect(line).toMatchObject({
      status: "aborted",
      partialText: "one two three ",
      firstTokenMs: 50,
      usageSource: "estimated",
    });
    expect(line?.outputTokens).toBeGreaterThan(2);
  });

  test("leaves no timer and no listener behind", async () => {
    const { app } = panelOf(four({ quorum: { atLeast: 2, graceMs: 60_000 } }), {
      ...slowest(),
      d: quick("d", 400),
    });
    const controller = new AbortController();
    await inSimulatedTime(async () => {
      await app.invoke({ messages: "Why?" }, { signal: controller.signal });
      expect(vi.getTimerCount()).toBe(0);
    });
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });

  test("counts what a run had before it was interrupted", async () => {
    const graph = defineGraph({
      name: "resumed",
      nodes: {
        a: proposer({ model: "a" }),
        early: aggregator({ model: "early", reads: ["a"] }),
        d: aggregator({ model: "d", reads: ["a"] }),
        fuse: aggregator({ model: "fuse", reads: ["a", "early", "d"], quorum: { atLeast: 2 } }),
      },
      output: "fuse",
    });
    const { app } = panelOf(graph, slowest(), { checkpointer: new MemorySaver() });
    const config = { configurable: { thread_id: "1" } };
    const { value, tookMs } = await inSimulatedTime(async () => {
      await app.invoke({ messages: "Why?" }, { ...config, interruptBefore: ["early", "d"] });
      return app.invoke(null, config);
    });
    expect(tookMs).toBeLessThan(1_000);
    expect(value?.proposals.map(({ node }) => node)).toEqual(["a", "early"]);
  });
});
