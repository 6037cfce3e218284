import { InMemoryCache } from "@langchain/core/caches";
import { dispatchCustomEvent } from "@langchain/core/callbacks/dispatch";
import { awaitAllCallbacks } from "@langchain/core/callbacks/promises";
import { type RunnableConfig, RunnableLambda } from "@langchain/core/runnables";
import type { Run } from "@langchain/core/tracers/base";
import { MemorySaver, MessagesAnnotation, StateGraph } from "@langchain/langgraph";
import { errorFromResponse } from "@moagraph/provider-kit";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
  aggregator,
  asChatModel,
  compile,
  defineGraph,
  layered,
  type MoaApp,
  proposer,
  type Redact,
  streamRun,
} from "../src/index.js";
import { CollectingTracer, collector, type Told } from "./collecting-handlers.js";
import { duet, type Panel, panelOf } from "./panel.js";
import { always, type ScriptedReply } from "./scripted-model.js";
import { stringsIn } from "./strings-in.js";

const secret = "xyzzy";
const prompt = { messages: `Why ${secret}?` };
const hide: Redact = (text) => text.replaceAll(secret, "[hidden]");

/** Two proposers, of which one fails, and an aggregator; whatever they say holds the secret. */
function tellTales(redact?: Redact): Panel {
  const models = {
    ada: always(`Ada knows ${secret}.`),
    bob: always(new Error(`Bob fell over ${secret}.`)),
    fuse: always(`It is ${secret}, they say.`),
  };
  return panelOf(duet, models, redact === undefined ? {} : { redact });
}

function tales(told: unknown): string[] {
  return stringsIn(told).filter((text) => text.includes(secret));
}

/** Of which runs a handler or tracer was told, whatever their order. */
function outline(all: readonly unknown[]): string[] {
  const lines = all.map((each) => (Array.isArray(each) ? each[0] : (each as Run).name) as string);
  return lines.toSorted((a, b) => (a < b ? -1 : 1));
}

async function drain(stream: AsyncIterable<unknown>): Promise<unknown[]> {
  const chunks: unknown[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

async function* one<Item>(item: Item): AsyncGenerator<Item> {
  yield item;
}

/** Every way to run an app. */
const ways: Record<string, (app: MoaApp, config: RunnableConfig) => Promise<unknown>> = {
  invoke: (app, config) => app.invoke(prompt, config),
  batch: (app, config) => app.batch([prompt], config),
  streamRun: (app, config) => drain(streamRun(app, prompt, { ...config, listenTo: "every-call" })),
  streamEvents: (app, config) => drain(app.streamEvents(prompt, { ...config, version: "v2" })),
  "streamEvents v3": async (app, config) =>
    drain(await app.streamEvents(prompt, { ...config, version: "v3" })),
  streamLog: (app, config) => drain(app.streamLog(prompt, config)),
  transform: (app, config) => drain(app.transform(one(prompt), config)),
  ...Object.fromEntries(
    (["values", "updates", "messages", "custom", "debug", "tasks", "checkpoints"] as const).map(
      (streamMode) => [
        `stream ${streamMode}`,
        async (app: MoaApp, config: RunnableConfig) =>
          drain(await app.stream(prompt, { ...config, streamMode, subgraphs: true })),
      ],
    ),
  ),
};

/** Handlers wherever a run may get them from, and what they were told in one run. */
async function toldBy(redact: Redact | undefined, way: string): Promise<unknown[][]> {
  const [given, bound, inherited] = [collector(), collector(), collector()];
  const own = collector();
  const tracer = new CollectingTracer();
  const { app, models } = tellTales(redact);
  (models["ada"] as { callbacks?: unknown }).callbacks = [own.handler];
  const metadata = { order: secret };
  const run = ways[way] as (typeof ways)[string];
  const bare = app.withConfig({ callbacks: [bound.handler] });
  await run(bare, { callbacks: [given.handler, tracer], metadata, tags: [secret] });
  const parent = RunnableLambda.from(async () => {
    await run(bare, { metadata });
    return "done";
  });
  await parent.invoke("go", { callbacks: [inherited.handler] });
  return [given.told, bound.told, inherited.told, own.told, tracer.runs];
}

describe("redact, in traces", () => {
  const names = Object.keys(ways);

  test.each(names)("%s tells no handler, wherever it was set", async (way) => {
    const all = await toldBy(hide, way);
    expect(tales(all)).toEqual([]);
    for (const each of all) expect(stringsIn(each).join()).toContain("[hidden]");
  });

  test.each(names)("%s would tell each of them, and of the same runs", async (way) => {
    const [plain, redacted] = [await toldBy(undefined, way), await toldBy(hide, way)];
    for (const each of plain) expect(tales(each)).not.toEqual([]);
    expect(redacted.map(outline)).toEqual(plain.map(outline));
  });

  test("a run that fails tells what it says only redacted; its caller gets what was thrown", async () => {
    const { handler, told: heard } = collector();
    const broken = new Error(`down: ${secret}`);
    const models = { ada: always(broken), bob: always(broken) };
    const { app } = panelOf(duet, models, { redact: hide });
    const error: unknown = await app
      .invoke(prompt, { callbacks: [handler] })
      .catch((e: unknown) => e);
    expect(heard.map(([method]) => method)).toContain("handleChainError");
    expect(tales(heard)).toEqual([]);
    expect(error).toMatchObject({ code: "NO_USABLE_PROPOSAL" });
    expect(String(error)).toContain("down: [hidden]");
  });

  test("a streamed reply reaches a trace as a whole, its pieces as empty tokens", async () => {
    const { handler, told: heard } = collector();
    const redact: Redact = (text) => text.replaceAll("open sesame", "[hidden]");
    const { app } = panelOf(duet, { fuse: always("Say open sesame now") }, { redact });
    await drain(await app.stream(prompt, { streamMode: "messages", callbacks: [handler] }));
    const tokens = heard.filter(([method]) => method === "handleLLMNewToken");
    expect(tokens.length).toBeGreaterThan(3);
    expect(new Set(tokens.map(([, token]) => token))).toEqual(new Set([""]));
    expect(stringsIn(heard).some((text) => text.includes("sesame"))).toBe(false);
    expect(stringsIn(heard)).toContain("Say [hidden] now");
  });

  test("custom events of the graph's functions are redacted", async () => {
    const { handler, told: heard } = collector();
    const functions = {
      ask: async () => {
        await dispatchCustomEvent("asked", { about: secret });
        return "Be brief.";
      },
    };
    const nodes = { ada: proposer({ model: "ada", prompt: { use: "ask" } }) };
    const graph = defineGraph({ name: "solo", nodes, output: "ada" });
    const app = compile(graph, { models: { ada: always("Yes.") }, functions, redact: hide });
    await app.invoke(prompt, { callbacks: [handler] });
    const events = heard.filter(([method]) => method === "handleCustomEvent");
    expect(events.map((event) => event.slice(1, 3))).toEqual([["asked", { about: "[hidden]" }]]);
  });

  test("plain objects of methods are handlers too", async () => {
    const inputs: unknown[] = [];
    const handler = { handleChainStart: (_: unknown, input: unknown) => void inputs.push(input) };
    await tellTales(hide).app.invoke(prompt, { callbacks: [handler] });
    expect(inputs.length).toBeGreaterThan(3);
    expect(tales(inputs)).toEqual([]);
  });

  test("a hook that hides everything leaves a trace that can be read", async () => {
    const tracer = new CollectingTracer();
    const { app } = tellTales((text, exit) => (exit === "trace" ? "***" : text));
    await app.invoke(prompt, { callbacks: [tracer] });
    expect(tracer.persisted).toBe(1);
    const asked = tracer.runs.find(
      ({ name, run_type }) => run_type === "llm" && name !== undefined,
    );
    expect(asked?.inputs["messages"]).toMatchObject([[{ type: "human", content: "***" }]]);
    expect(new Set(tracer.runs.map(({ run_type }) => run_type))).toEqual(new Set(["chain", "llm"]));
  });

  test.each([
    [
      "throws",
      (): string => {
        throw new Error(secret);
      },
    ],
    ["gives a promise", (async (text: string) => text) as unknown as () => string],
  ])("a hook that %s lets nothing out, and the run goes on", async (_, fail) => {
    const { handler, told: heard } = collector();
    const tracer = new CollectingTracer();
    const { app } = tellTales((text, exit) => (exit === "trace" ? fail() : text));
    const { answer } = await app.invoke(prompt, { callbacks: [handler, tracer] });
    expect(answer).toContain(secret);
    expect(tales([heard, tracer.runs])).toEqual([]);
    expect(stringsIn(heard)).toContain("[redaction failed]");
    expect(tracer.persisted).toBe(1);
  });

  describe("what LangChain prints", () => {
    afterEach(() => {
      vi.unstubAllEnvs();
      vi.restoreAllMocks();
    });

    async function printed(redact?: Redact): Promise<unknown[]> {
      const lines: unknown[] = [];
      vi.stubEnv("LANGCHAIN_VERBOSE", "true");
      vi.spyOn(console, "log").mockImplementation((...line: unknown[]) => void lines.push(line));
      await tellTales(redact).app.invoke(prompt);
      await awaitAllCallbacks();
      return lines;
    }

    test("with LANGCHAIN_VERBOSE is redacted", async () => {
      expect(tales(await printed())).not.toEqual([]);
      const lines = await printed(hide);
      expect(lines.length).toBeGreaterThan(5);
      expect(tales(lines)).toEqual([]);
    });
  });
});

describe("redact, where a graph is part of another", () => {
  /** What was told of the run of that name, and of all that ran within it. */
  function toldWithin(all: readonly Told[], isRoot: (line: Told) => boolean): Told[] {
    const inner = new Set<unknown>();
    return all.filter((line) => {
      const [method, , ...rest] = line;
      const isStart = method.endsWith("Start");
      const runId = isStart || method === "handleLLMNewToken" ? rest[1] : rest[0];
      const parentId = rest[2];
      if (isStart && (inner.has(parentId) || isRoot(line))) inner.add(runId);
      return inner.has(runId);
    });
  }

  const isGraph = (line: Told): boolean => line[8] === "duet";

  async function inSubgraph(redact?: Redact): Promise<Told[]> {
    const { handler, told: heard } = collector();
    const parent = new StateGraph(MessagesAnnotation)
      .addNode("panel", tellTales(redact).app as never)
      .addEdge("__start__", "panel")
      .compile({ checkpointer: new MemorySaver() });
    const config = { callbacks: [handler], configurable: { thread_id: "1" } };
    await parent.invoke({ messages: [{ role: "user", content: prompt.messages }] }, config);
    return toldWithin(heard, isGraph);
  }

  test("as a subgraph, all within it is redacted", async () => {
    expect(tales(await inSubgraph())).not.toEqual([]);
    const inner = await inSubgraph(hide);
    expect(inner.length).toBeGreaterThan(10);
    expect(tales(inner)).toEqual([]);
  });

  test.each(["invoke", "stream"] as const)("as a chat model, all within it, %s", async (way) => {
    const { handler, told: heard } = collector();
    const model = asChatModel(tellTales(hide).app);
    const config = { callbacks: [handler] };
    if (way === "invoke") await model.invoke(prompt.messages, config);
    else await drain(await model.stream(prompt.messages, config));
    const inner = toldWithin(heard, isGraph);
    expect(inner.length).toBeGreaterThan(10);
    expect(tales(inner)).toEqual([]);
    expect(tales(heard)).not.toEqual([]);
  });

  test("as a proposer of a graph that redacts too, both hooks hold within it", async () => {
    const { handler, told: heard } = collector();
    const inner = asChatModel(
      panelOf(duet, { ada: always(`${secret} plugh`) }, { redact: hide }).app,
    );
    const nodes = {
      panel: proposer({ model: "inner" }),
      fuse: aggregator({ model: "fuse", reads: ["panel"] }),
    };
    const graph = defineGraph({ name: "outer", nodes, output: "fuse" });
    const redact: Redact = (text) => text.replaceAll("plugh", "[outer]");
    const models = { inner, fuse: always("Fused.") };
    await compile(graph, { models, redact }).invoke({ messages: "Why?" }, { callbacks: [handler] });
    expect(stringsIn(heard).some((text) => text.includes("plugh"))).toBe(false);
    expect(tales(toldWithin(heard, isGraph))).toEqual([]);
    expect(stringsIn(heard)).toContain("[hidden] [outer]");
  });
});

describe("redact, on the way to a model", () => {
  test("models are asked without the secret, proposals of others included", async () => {
    const { app, models } = tellTales(hide);
    const { answer, messages } = await app.invoke(prompt);
    const asked = Object.values(models).flatMap((model) => model.asked.flat());
    expect(asked.map(({ text }) => text).join()).toContain("Ada knows [hidden].");
    expect(tales(asked)).toEqual([]);
    expect(answer).toContain(secret);
    expect(messages[0]?.text).toBe(prompt.messages);
  });

  test("a hook that fails keeps the call from being sent, and the ledger says so", async () => {
    const redact: Redact = (text, exit) => {
      if (exit === "model" && text.includes("Ada")) throw new Error(text);
      return text;
    };
    const { app, models } = tellTales(redact);
    await expect(app.invoke(prompt)).rejects.toMatchObject({
      code: "ANSWER_FAILED",
      call: { attempt: 0, error: { code: "REDACTION_FAILED" } },
    });
    expect(models["fuse"]?.asked).toEqual([]);
  });
});

describe("redact, on the way to a log", () => {
  test.each(["streamRun", "stream custom"])("%s tells no event with the secret", async (way) => {
    const run = ways[way] as (typeof ways)[string];
    const [raw, redacted] = [await run(tellTales().app, {}), await run(tellTales(hide).app, {})];
    const events = (all: unknown): unknown[] =>
      (all as { type?: string }[]).filter(
        ({ type }) => type !== "answer-token" && type !== "run-end",
      );
    expect(tales(events(raw))).not.toEqual([]);
    expect(tales(events(redacted))).toEqual([]);
  });

  test("the ledger has no error with the secret; the answer is the caller's", async () => {
    const [end] = (await drain(streamRun(tellTales(hide).app, prompt))).slice(-1);
    const { ledger, answer } = end as { ledger: unknown; answer: string };
    expect(tales(ledger)).toEqual([]);
    expect(stringsIn(ledger)).toContain("Bob fell over [hidden].");
    expect(answer).toBe(`It is ${secret}, they say.`);
  });

  test("the ledger has no secret of a cache that fails, whatever it fails at", async () => {
    class TellingCache extends InMemoryCache {
      override async update(): Promise<never> {
        throw new Error(`No room for ${secret}.`);
      }
    }
    const { app } = panelOf(duet, {}, { redact: hide, cache: new TellingCache() });
    const { ledger } = await app.invoke(prompt);
    expect(tales(ledger)).toEqual([]);
    expect(stringsIn(ledger)).toContain("No room for [hidden].");
  });

  const called = { provider: "x", model: "y", keyName: "K", baseUrl: "http://z" };
  const cut = "-".repeat(198) + secret;
  test.each<[string, ScriptedReply]>([
    ["a foreign message", new Error(`${"-".repeat(498)}${secret}`)],
    [
      "a vendor's message",
      errorFromResponse(called, { status: 400, body: { error: { message: cut } } }),
    ],
    [
      "a vendor's message with many lines",
      errorFromResponse(called, { status: 400, body: `a\nb\nc\nd\ne\n${cut}` }),
    ],
    [
      "a very long message",
      errorFromResponse(called, { status: 400, body: `-${secret} `.repeat(2_000) }),
    ],
    [
      "the place of a fault",
      errorFromResponse(called, {
        status: 400,
        body: { detail: [{ loc: ["body", "-".repeat(98) + secret], msg: "bad" }] },
      }),
    ],
    [
      "a text before JSON",
      errorFromResponse(called, {
        status: 400,
        body: `${secret}${"-".repeat(1_996)} {"error":{"message":"-${secret}"}}`,
      }),
    ],
    ["a refusal", { content: "", additional_kwargs: { refusal: cut } }],
    [
      "a finish reason",
      { content: "", response_metadata: { finish_reason: `filter ${"-".repeat(191)}${secret}` } },
    ],
  ])("a secret where %s is cut is seen before it is cut", async (_, reply) => {
    const { handler, told } = collector();
    const models = { ada: always(reply) };
    const { app } = panelOf(duet, models, { redact: hide });
    const { ledger } = await app.invoke({ messages: "Why?" }, { callbacks: [handler] });
    expect(stringsIn([ledger, told]).filter((text) => /-xy|zzy-/.test(text))).toEqual([]);
    expect(stringsIn(ledger).join()).toContain("-[h");
  });

  test("a secret where the message of a cache is cut is seen before it is cut", async () => {
    class TellingCache extends InMemoryCache {
      override async lookup(): Promise<never> {
        throw new Error(cut);
      }
    }
    const { app } = panelOf(duet, {}, { redact: hide, cache: new TellingCache() });
    const { ledger } = await app.invoke({ messages: "Why?" });
    expect(stringsIn(ledger).filter((text) => text.includes("-xy"))).toEqual([]);
  });

  test("a message in which nothing is hidden is what it is without a hook", async () => {
    const error = errorFromResponse(called, { status: 400, body: "-".repeat(300) });
    const messageWith = async (redact?: Redact): Promise<string | undefined> => {
      const { app } = panelOf(duet, { ada: always(error) }, redact === undefined ? {} : { redact });
      return (await app.invoke({ messages: "Why?" })).ledger[0]?.error?.message;
    };
    expect(await messageWith(hide)).toBe(await messageWith());
    expect(await messageWith()).toContain(`${"-".repeat(200)}… (100 more characters)`);
  });
});

describe("redact, to the caller", () => {
  test.each(["streamEvents", "stream messages", "stream values", "streamLog"])(
    "%s yields what was written",
    async (way) => {
      const run = ways[way] as (typeof ways)[string];
      expect(tales(await run(tellTales(hide).app, {}))).not.toEqual([]);
    },
  );
});

describe("without redact", () => {
  test("handlers are handed the very objects of the run", async () => {
    const { handler, told: heard } = collector();
    const { app, models } = tellTales();
    await app.invoke(prompt, { callbacks: [handler] });
    const starts = heard.filter(([method]) => method === "handleChatModelStart");
    expect(stringsIn(starts)).not.toEqual([]);
    expect(starts.flat(3)).toContain(models["ada"]?.asked[0]?.[0]);
  });
});

describe("a proposal that is cut to fit a window", () => {
  test("passes the hook whole, so that no half of a secret is shown", async () => {
    // As it is, it would be cut somewhere within the secret.
    const long = `${"secret ".repeat(600)}number`;
    const text = `Before. ${long} ${"after ".repeat(1_000)}`;
    const provider = {
      id: "x",
      chat: async (model: string) => (model === "fuse" ? fuse : always(text)),
      facts: () => ({ contextTokens: { value: 700, source: "test", asOf: "2026-01-01" } }),
    };
    const fuse = always("fused");
    const graph = layered({
      name: "cut",
      layers: [[proposer({ model: "x:a" })]],
      aggregator: { model: "x:fuse" },
      onTooLong: "truncate-each",
    });
    const redact = (given: string): string => given.replaceAll(long, "#");
    const app = compile(graph, { providers: [provider], redact });
    const { ledger } = await app.invoke({ messages: "Why?" });
    expect(ledger.at(-1)?.notes?.[0]?.type).toBe("shortened");
    expect(JSON.stringify(fuse.asked)).not.toMatch(/secret/);
  });
});

describe("redact, when the state of a thread is updated", () => {
  test.each(["bound", "given"])("a %s handler receives redacted text only", async (origin) => {
    const { handler, told } = collector();
    const models = { ada: always("ada"), bob: always("bob"), fuse: always("fuse") };
    const checkpointer = new MemorySaver();
    const { app } = panelOf(duet, models, { redact: hide, checkpointer });
    const callbacks = [handler];
    const used = origin === "bound" ? app.withConfig({ callbacks }) : app;
    const config = {
      configurable: { thread_id: "1" },
      ...(origin === "given" ? { callbacks } : {}),
    };
    await used.invoke({ messages: "Why?" }, config);
    await used.updateState(config, { messages: `Edited ${secret}.` }, "ada");
    expect(tales(told)).toEqual([]);
    expect(stringsIn(told)).toContain("Edited [hidden].");
  });
});
