import { BaseCache, InMemoryCache } from "@langchain/core/caches";
import type { Generation } from "@langchain/core/outputs";
import type { Provider, ProviderLimits } from "@moagraph/provider-kit";
import { RateLimitError } from "@moagraph/provider-kit";
import { describe, expect, test } from "vitest";
import {
  aggregator,
  asChatModel,
  type Call,
  compile,
  defineGraph,
  type GraphSpec,
  type MoaApp,
  type MoaOutput,
  proposer,
  streamRun,
} from "../src/index.js";
import { duet, panelOf } from "./panel.js";
import { after, always, type Gate, ScriptedModel } from "./scripted-model.js";
import { inSimulatedTime } from "./simulated-time.js";

const question = { messages: "What is the Moon?" };

const solo: GraphSpec = defineGraph({
  name: "solo",
  nodes: { one: proposer({ model: "one" }) },
  output: "one",
  retry: { maxDelayMs: 0 },
});

/** A graph of one call, its model and its cache. */
function soloOf(
  model: ScriptedModel,
  graph: GraphSpec = solo,
  cache = new InMemoryCache(),
): MoaApp {
  return panelOf(graph, { one: model }, { cache }).app;
}

/** A gate that is closed until `open` is called. `reached` resolves when a call waits at it. */
function barrier() {
  let open = (): void => {};
  let reach = (): void => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const gate: Gate = (signal) =>
    new Promise((resolve, reject) => {
      reach();
      signal?.addEventListener("abort", () => reject(new Error("aborted")), { once: true });
      opened.then(resolve, reject);
    });
  return { gate, open: () => open(), reached };
}

/** Lets everything happen that waits for no timer. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const sent = ({ attempt }: Call): boolean => attempt > 0;
const lines = (results: readonly MoaOutput[]): Call[] => results.flatMap(({ ledger }) => ledger);

describe("calls that ask the same at the same time, with a cache", () => {
  test("send each distinct request once, for 60 runs at once", async () => {
    const { app, models } = panelOf(duet, {}, { cache: new InMemoryCache() });
    const results = await Promise.all(Array.from({ length: 60 }, () => app.invoke(question)));
    expect(Object.values(models).map(({ asked }) => asked.length)).toEqual([1, 1, 1]);
    expect(new Set(results.map(({ answer }) => answer))).toEqual(new Set(["fuse says"]));
    expect(lines(results).filter(sent)).toHaveLength(3);
    expect(lines(results).filter(({ status }) => status === "cached")).toHaveLength(3 * 59);
  });

  test("send it once when the cache is slow, and each finds it at another time", async () => {
    const { app, models } = panelOf(duet, {}, { cache: new SlowCache() });
    await inSimulatedTime(() =>
      Promise.all(
        Array.from({ length: 40 }, async (_, index) => {
          await new Promise((resolve) => setTimeout(resolve, index));
          return app.invoke(question);
        }),
      ),
    );
    expect(Object.values(models).map(({ asked }) => asked.length)).toEqual([1, 1, 1]);
  });

  test("all pay for themselves without a cache", async () => {
    const { app, models } = panelOf(duet);
    await Promise.all([app.invoke(question), app.invoke(question)]);
    expect(models["ada"]?.asked).toHaveLength(2);
  });

  test("ask twice when they have two caches", async () => {
    const one = always("one says");
    await Promise.all([soloOf(one).invoke(question), soloOf(one).invoke(question)]);
    expect(one.asked).toHaveLength(2);
  });

  test("all get the tokens, also one that comes in the middle", async () => {
    const { gate, open, reached } = barrier();
    const one = new ScriptedModel(["The Moon is far."], undefined, gate);
    const app = soloOf(one);
    const first = tokensOf(app);
    await reached;
    const second = tokensOf(app);
    await settled();
    open();
    expect(await first).toEqual(["The ", "Moon ", "is ", "far."]);
    expect(await second).toEqual(["The ", "Moon ", "is ", "far."]);
    expect(one.asked).toHaveLength(1);
  });

  test("share it in either order when one streams and the other does not", async () => {
    for (const order of ["stream first", "stream last"]) {
      const { gate, open, reached } = barrier();
      const one = new ScriptedModel(["one says"], gate);
      const app = soloOf(one);
      const starts = [
        () => tokensOf(app),
        () => app.invoke(question).then(({ answer }) => [answer]),
      ];
      if (order === "stream last") starts.reverse();
      const first = starts[0]?.();
      await reached;
      const second = starts[1]?.();
      await settled();
      open();
      expect((await Promise.all([first, second])).map((each) => each?.join(""))).toEqual([
        "one says",
        "one says",
      ]);
      expect(one.asked).toHaveLength(1);
    }
  });

  test("share a failure, and try again together", async () => {
    const busy = new RateLimitError({ provider: "x", message: "Busy.", hint: "Wait." });
    const one = new ScriptedModel([busy, "one says"]);
    const app = soloOf(one);
    const results = await Promise.all([app.invoke(question), app.invoke(question)]);
    expect(results.map(({ answer }) => answer)).toEqual(["one says", "one says"]);
    expect(one.left).toBe(0);
    expect(lines(results).filter(sent)).toHaveLength(2);
  });

  test("share a blank reply, and the next call asks anew", async () => {
    const one = new ScriptedModel([" ", "one says"]);
    const app = soloOf(one);
    const results = await Promise.allSettled([app.invoke(question), app.invoke(question)]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(one.left).toBe(1);
    expect((await app.invoke(question)).answer).toBe("one says");
  });

  test("wait for one permit of the provider", async () => {
    const one = new ScriptedModel(["one says"]);
    const graph = { ...solo, nodes: { one: proposer({ model: "own:one" }) } };
    const providers = [limited(one, { requestsPerMinute: 1 })];
    const app = compile(graph, { providers, cache: new InMemoryCache() });
    const { tookMs } = await inSimulatedTime(() =>
      Promise.all(Array.from({ length: 20 }, () => app.invoke(question))),
    );
    expect(tookMs).toBe(0);
  });

  test("count once against a budget", async () => {
    const one = always("one says");
    const graph = defineGraph({
      name: "cold",
      nodes: {
        one: proposer({ model: "one", samples: 3, temperature: 0 }),
        fuse: aggregator({ model: "one", reads: ["one"] }),
      },
      output: "fuse",
      budget: { maxModelCalls: 4 },
    });
    const app = compile(graph, { models: { one: () => one }, cache: new InMemoryCache() });
    const { ledger } = await app.invoke(question);
    expect(ledger.filter(sent)).toHaveLength(2);
  });

  test("have messages with ids of their own", async () => {
    const app = soloOf(always("one says"));
    const callbacks = [{ handleLLMStart() {} }];
    const results = await Promise.all([1, 2, 3].map(() => app.invoke(question, { callbacks })));
    const ids = results.map(({ messages }) => messages.at(-1)?.id);
    expect(new Set(ids).size).toBe(3);
  });

  test("do not repeat the ledger of a graph that is their model", async () => {
    const inner = asChatModel(compile(solo, { models: { one: always("one says") } }));
    const app = compile(solo, { models: { one: inner }, cache: new InMemoryCache() });
    const results = await Promise.all([app.invoke(question), app.invoke(question)]);
    const withLedger = results.filter(({ messages }) =>
      Object.hasOwn(messages.at(-1)?.response_metadata ?? {}, "ledger"),
    );
    expect(withLedger.length).toBeLessThan(2);
  });
});

describe("a call that leaves a shared request", () => {
  test("leaves it running for the others, who get the reply", async () => {
    const { gate, open, reached } = barrier();
    const one = new ScriptedModel(["one says"], gate);
    const app = soloOf(one);
    const stop = new AbortController();
    const first = app.invoke(question, { signal: stop.signal }).catch((error: unknown) => error);
    await reached;
    const second = app.invoke(question);
    await settled();
    stop.abort();
    expect(await first).toBeInstanceOf(Error);
    expect(one.aborted).toBe(0);
    open();
    expect((await second).answer).toBe("one says");
    expect(one.asked).toHaveLength(1);
  });

  test("no longer pays for it: the next one does", async () => {
    const { gate, open, reached } = barrier();
    const app = soloOf(new ScriptedModel(["one says"], gate));
    const stop = new AbortController();
    const first = failedCalls(app, stop.signal);
    await reached;
    const rest = [app.invoke(question), app.invoke(question)];
    await settled();
    stop.abort();
    expect(await first).toEqual([]);
    open();
    const ledgers = lines(await Promise.all(rest));
    expect(ledgers.map(({ status, attempt }) => `${status} ${attempt}`)).toEqual([
      "ok 1",
      "cached 0",
    ]);
  });

  test("does not pay if it never did", async () => {
    const { gate, open, reached } = barrier();
    const app = soloOf(new ScriptedModel(["one says"], gate));
    const stop = new AbortController();
    const first = app.invoke(question);
    await reached;
    const second = failedCalls(app, stop.signal);
    await settled();
    stop.abort();
    open();
    expect(await second).toEqual([]);
    expect(lines([await first]).map(({ status }) => status)).toEqual(["ok"]);
  });

  test("cancels it when it is the last one, and the next call asks anew", async () => {
    const { gate, open, reached } = barrier();
    const one = new ScriptedModel(["one says", "one says"], gate);
    const app = soloOf(one);
    const stop = new AbortController();
    const { signal } = stop;
    const both = [app.invoke(question, { signal }), app.invoke(question, { signal })];
    await reached;
    await settled();
    stop.abort();
    await Promise.allSettled(both);
    expect(one.aborted).toBe(1);
    open();
    expect((await app.invoke(question)).answer).toBe("one says");
    expect(one.asked).toHaveLength(2);
  });

  test("at its own deadline does not end it for a call with more time", async () => {
    const cache = new InMemoryCache();
    const one = new ScriptedModel(["one says"], after(500));
    const hasty = { ...solo, timeouts: { totalMs: 100 }, retry: { attempts: 1 } };
    const { value } = await inSimulatedTime(() =>
      Promise.allSettled([
        soloOf(one, hasty, cache).invoke(question),
        soloOf(one, solo, cache).invoke(question),
      ]),
    );
    expect(value?.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
    expect(one.asked).toHaveLength(1);
  });

  test("leaves the permit to the others", async () => {
    const one = new ScriptedModel(["one says", "one says"], after(500));
    const graph = { ...solo, nodes: { one: proposer({ model: "own:one" }) } };
    const providers = [limited(one, { maxConcurrency: 1 })];
    const app = compile(graph, { providers, cache: new InMemoryCache() });
    const stop = new AbortController();
    const { value } = await inSimulatedTime(async () => {
      setTimeout(() => stop.abort(), 100);
      const runs = [app.invoke(question, { signal: stop.signal }), app.invoke(question)];
      await Promise.allSettled(runs);
      return app.invoke({ messages: "Another?" });
    });
    expect(value?.answer).toBe("one says");
  });
});

async function tokensOf(app: MoaApp): Promise<string[]> {
  const tokens: string[] = [];
  for await (const event of streamRun(app, question)) {
    if (event.type === "answer-token") tokens.push(...event.text.split(/(?<= )/));
  }
  return tokens;
}

/** The lines of calls that a run shows as failed until it is cancelled. */
async function failedCalls(app: MoaApp, signal: AbortSignal): Promise<Call[]> {
  const calls: Call[] = [];
  try {
    for await (const event of await app.stream(question, { signal, streamMode: "custom" })) {
      if (event.type === "call-failed") calls.push(event.call);
    }
  } catch {
    // The run was cancelled.
  }
  return calls.filter(sent);
}

function limited(model: ScriptedModel, limits: ProviderLimits): Provider {
  return { id: "own", limits, chat: async () => model, facts: () => ({}) };
}

/** Answers each lookup and update after a different time. */
class SlowCache extends BaseCache {
  private readonly kept = new InMemoryCache();
  private calls = 0;

  override async lookup(prompt: string, llmKey: string): Promise<Generation[] | null> {
    const found = await this.kept.lookup(prompt, llmKey);
    await this.wait();
    return found;
  }

  override async update(prompt: string, llmKey: string, value: Generation[]): Promise<void> {
    await this.wait();
    await this.kept.update(prompt, llmKey, value);
  }

  private async wait(): Promise<void> {
    this.calls += 1;
    await new Promise((resolve) => setTimeout(resolve, (this.calls * 7) % 50));
  }
}
