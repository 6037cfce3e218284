import { BaseCache, InMemoryCache } from "@langchain/core/caches";
import { type Provider, RateLimitError } from "@moagraph/provider-kit";
import { describe, expect, test } from "vitest";
import {
  aggregator,
  asChatModel,
  type Call,
  compile,
  defineGraph,
  type GraphSpec,
  type MoaApp,
  proposer,
  streamRun,
} from "../src/index.js";
import { duet, panelOf } from "./panel.js";
import { always, ScriptedModel } from "./scripted-model.js";

const question = { messages: "What is the Moon?" };

function numbered(name: string): ScriptedModel {
  return new ScriptedModel(Array.from({ length: 20 }, (_, index) => `${name} ${index + 1}`));
}

const statuses = (ledger: readonly Call[]): string[] => ledger.map(({ status }) => status);

describe("cache", () => {
  test("is off unless one is given", async () => {
    const { app, models } = panelOf(duet);
    await app.invoke(question);
    await app.invoke(question);
    expect(models["ada"]?.asked).toHaveLength(2);
  });

  test("answers a run again without a request, for nothing, and the ledger says so", async () => {
    const { app, models } = panelOf(duet, {}, { cache: new InMemoryCache() });
    const first = await app.invoke(question);
    const second = await app.invoke(question);
    expect(second.answer).toBe(first.answer);
    expect(second.proposals.map(({ text }) => text)).toEqual(
      first.proposals.map(({ text }) => text),
    );
    expect(second.ledger).toEqual(
      first.ledger.map(({ node }) =>
        expect.objectContaining({
          node,
          status: "cached",
          attempt: 0,
          inputTokens: 0,
          outputTokens: 0,
          costUsd: 0,
        }),
      ),
    );
    expect(models["fuse"]?.asked).toHaveLength(1);
  });

  test("asks anew when the question differs", async () => {
    const { app } = panelOf(duet, {}, { cache: new InMemoryCache() });
    await app.invoke(question);
    const { ledger } = await app.invoke({ messages: "What is the Sun?" });
    expect(statuses(ledger)).toEqual(["ok", "ok", "ok"]);
  });

  test("keeps a reply for each sample", async () => {
    const graph = defineGraph({
      name: "samples",
      nodes: {
        many: proposer({ model: "many", samples: 3 }),
        fuse: aggregator({ model: "fuse", reads: ["many"] }),
      },
      output: "fuse",
    });
    const { app } = panelOf(graph, { many: numbered("reply") }, { cache: new InMemoryCache() });
    const first = await app.invoke(question);
    const second = await app.invoke(question);
    const texts = first.proposals.map(({ text }) => text);
    expect(new Set(texts).size).toBe(3);
    expect(second.proposals.map(({ text }) => text)).toEqual(texts);
  });

  test("keeps a reply for each of several nodes that ask for the same", async () => {
    const graph = defineGraph({
      name: "twins",
      nodes: {
        one: proposer({ model: "same" }),
        two: proposer({ model: "same" }),
        fuse: aggregator({ model: "fuse", reads: ["one", "two"] }),
      },
      output: "fuse",
    });
    const { app } = panelOf(graph, { same: numbered("reply") }, { cache: new InMemoryCache() });
    await app.invoke(question);
    const { proposals } = await app.invoke(question);
    expect(new Set(proposals.map(({ text }) => text)).size).toBe(2);
  });

  test("is shared by the samples of a model at temperature 0, once it has a reply", async () => {
    const graph = (samples: number) =>
      defineGraph({
        name: "cold",
        nodes: {
          cold: proposer({ model: "cold", samples, temperature: 0 }),
          fuse: aggregator({ model: "fuse", reads: ["cold"] }),
        },
        output: "fuse",
      });
    const cold = numbered("reply");
    const models = { cold: () => cold, fuse: always("fused") };
    const cache = new InMemoryCache();
    await compile(graph(1), { models, cache }).invoke(question);
    const { proposals } = await compile(graph(4), { models, cache }).invoke(question);
    expect(proposals.map(({ text }) => text)).toEqual(Array.from({ length: 4 }, () => "reply 1"));
  });

  test("does not keep what failed or was blank", async () => {
    const refused = Object.assign(new Error("No."), { status: 400 });
    const bob = new ScriptedModel([" ", "bob says"]);
    const ada = new ScriptedModel([refused, "ada says"]);
    const { app } = panelOf(duet, { ada, bob }, { cache: new InMemoryCache() });
    await expect(app.invoke(question)).rejects.toThrow("no usable proposal");
    const { ledger } = await app.invoke(question);
    expect(statuses(ledger)).toEqual(["ok", "ok", "ok"]);
  });

  describe("of several tenants", () => {
    const graph = defineGraph({
      name: "one",
      nodes: { a: proposer({ model: "x:m" }) },
      output: "a",
    });

    function tenant(account?: string): Provider {
      return {
        id: "x",
        chat: async () => always(`for ${account}`),
        facts: () => ({}),
        ...(account === undefined ? {} : { account: () => account }),
      };
    }

    test("keeps accounts of a provider apart", async () => {
      const cache = new InMemoryCache(new Map());
      const ask = async (account: string): Promise<string> =>
        (await compile(graph, { providers: [tenant(account)], cache }).invoke(question)).answer;
      expect(await ask("a")).toBe("for a");
      expect(await ask("b")).toBe("for b");
    });

    test("keeps namespaces apart, of apps and of runs", async () => {
      const cache = new InMemoryCache(new Map());
      const model = numbered("reply");
      const providers = [{ ...tenant("a"), chat: async () => model }];
      const ask = async (cacheNamespace?: string, ofRun?: string): Promise<string> => {
        const options = cacheNamespace === undefined ? {} : { cacheNamespace };
        const app = compile(graph, { providers, cache, ...options });
        const configurable = ofRun === undefined ? {} : { cacheNamespace: ofRun };
        return (await app.invoke(question, { configurable })).answer;
      };
      expect(await ask()).toBe("reply 1");
      expect(await ask("a")).toBe("reply 2");
      expect(await ask("b")).toBe("reply 3");
      expect(await ask("a")).toBe("reply 2");
      expect(await ask("b", "a")).toBe("reply 2");
      expect(await ask(undefined, "b")).toBe("reply 3");
      expect(await ask("a", "c")).toBe("reply 4");
      expect(await ask()).toBe("reply 1");
    });

    test.each([5, null, true, ["a"], { tenant: "a" }, Symbol("a"), 1n, () => "a", new Map()])(
      "refuses a namespace of a run that is no text: %s",
      async (cacheNamespace) => {
        const model = numbered("reply");
        const providers = [{ ...tenant("a"), chat: async () => model }];
        const cache = new InMemoryCache(new Map());
        const app = compile(graph, { providers, cache, cacheNamespace: "a" });
        const config = { configurable: { cacheNamespace } };
        const refusal = {
          code: "INVALID_INPUT",
          message: expect.stringMatching(/^`configurable.cacheNamespace` is \w+, not a text\.$/),
        };
        await expect(app.invoke(question, config)).rejects.toMatchObject(refusal);
        await expect(app.withConfig(config).invoke(question)).rejects.toMatchObject(refusal);
        const chatModel = asChatModel(app.withConfig(config));
        await expect(chatModel.invoke("Why?")).rejects.toMatchObject(refusal);
        await expect(drained(streamRun(app, question, config))).rejects.toMatchObject(refusal);
        expect(model.asked).toEqual([]);
      },
    );

    test("keeps custom providers without an account apart", async () => {
      const cache = new InMemoryCache(new Map());
      const ask = async (text: string): Promise<string> => {
        const model = Object.assign(always(text), { model: "m" });
        const providers = [{ ...tenant(), chat: async () => model }];
        return (await compile(graph, { providers, cache }).invoke(question)).answer;
      };
      expect(await ask("for a")).toBe("for a");
      expect(await ask("for b")).toBe("for b");
    });

    test("shares no answer of a graph as a chat model between accounts", async () => {
      const ask = async (provider: Provider, cacheNamespace: string): Promise<string> => {
        const model = asChatModel(compile(graph, { providers: [provider], cacheNamespace }));
        model.cache = shared;
        return (await model.invoke("Why?")).text;
      };
      const shared = new InMemoryCache(new Map());
      expect(await ask(tenant("a"), "n")).toBe("for a");
      expect(await ask(tenant("b"), "n")).toBe("for b");
      const other = { ...tenant("a"), chat: async () => always("of another namespace") };
      expect(await ask(other, "n")).toBe("for a");
      expect(await ask(other, "m")).toBe("of another namespace");
      const ofRun = asChatModel(
        compile(graph, { providers: [other], cacheNamespace: "n" }).withConfig({
          configurable: { cacheNamespace: "r" },
        }),
      );
      ofRun.cache = shared;
      expect((await ofRun.invoke("Why?")).text).toBe("of another namespace");
      const [one, two] = [tenant(), { ...tenant(), chat: async () => always("of two") }];
      expect(await ask(one, "n")).toBe("for undefined");
      expect(await ask(two, "n")).toBe("of two");
    });
  });

  test("streams an answer that it has as one piece", async () => {
    const { app } = panelOf(duet, {}, { cache: new InMemoryCache() });
    await app.invoke(question);
    expect(await tokensOf(app)).toEqual(["fuse says"]);
  });

  test("is asked before a budget or a provider's limit is", async () => {
    const cache = new InMemoryCache();
    const { app } = panelOf({ ...duet, budget: { maxModelCalls: 3 } }, {}, { cache });
    await app.invoke(question);
    const { ledger } = await app.invoke(question);
    expect(statuses(ledger)).toEqual(["cached", "cached", "cached"]);
  });

  test("that is broken costs no answer, and the ledger says so", async () => {
    const { app } = panelOf(duet, {}, { cache: new BrokenCache() });
    const { answer, ledger } = await app.invoke(question);
    expect(answer).toBe("fuse says");
    expect(ledger[0]?.notes).toEqual([
      { type: "cache-failed", during: "lookup", message: "The disk is gone." },
      { type: "cache-failed", during: "update", message: "The disk is gone." },
    ]);
  });

  test("that is broken has the first line of its message in the ledger, shortened", async () => {
    class TalkativeCache extends InMemoryCache {
      override async lookup(): Promise<never> {
        throw new Error(`broken ${"x".repeat(500)}\nat somewhere`);
      }
    }
    const { app } = panelOf(duet, {}, { cache: new TalkativeCache() });
    const { ledger } = await app.invoke(question);
    const message = `broken ${"x".repeat(193)}… (307 more characters)`;
    expect(ledger[0]?.notes).toEqual([{ type: "cache-failed", during: "lookup", message }]);
  });

  test("keeps the reply of a later try", async () => {
    const busy = new RateLimitError({ provider: "x", message: "Busy.", hint: "Wait." });
    const ada = new ScriptedModel([busy, "ada says"]);
    const graph = { ...duet, retry: { maxDelayMs: 0 } };
    const { app } = panelOf(graph, { ada }, { cache: new InMemoryCache() });
    await app.invoke(question);
    const { ledger } = await app.invoke(question);
    expect(statuses(ledger)).toEqual(["cached", "cached", "cached"]);
  });
});

async function drained(events: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of events);
}

async function tokensOf(app: MoaApp): Promise<string[]> {
  const tokens: string[] = [];
  for await (const event of streamRun(app, question)) {
    if (event.type === "answer-token") tokens.push(event.text);
  }
  return tokens;
}

class BrokenCache extends BaseCache {
  override async lookup(): Promise<never> {
    throw new Error("The disk is gone.");
  }

  override async update(): Promise<never> {
    throw new Error("The disk is gone.");
  }
}

describe("a Mixture-of-Agents as a model", () => {
  test("is told from another of the same name by what it asks", async () => {
    const solo = (model: string): MoaApp => panelOf(soloGraph(model)).app;
    const cache = new InMemoryCache();
    const answers = [];
    for (const inner of ["ada", "bob"]) {
      const models = { inner: asChatModel(solo(inner)) };
      const { answer } = await compile(soloGraph("inner"), { models, cache }).invoke(question);
      answers.push(answer);
    }
    expect(answers).toEqual(["ada says", "bob says"]);
  });
});

function soloGraph(model: string): GraphSpec {
  return defineGraph({ name: "solo", nodes: { one: proposer({ model }) }, output: "one" });
}
