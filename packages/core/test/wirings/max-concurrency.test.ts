import {
  Command,
  INTERRUPT,
  interrupt,
  isInterrupted,
  MemorySaver,
  MessagesAnnotation,
  START,
  StateGraph,
} from "@langchain/langgraph";
import { describe, expect, test } from "vitest";
import {
  aggregator,
  asChatModel,
  defineGraph,
  type MoaApp,
  proposer,
  streamRun,
} from "../../src/index.js";
import { duet, panelOf } from "../panel.js";
import { type Gate, ScriptedModel } from "../scripted-model.js";
import { type PanelIn, sameInEachWiring } from "./wirings.js";

const wide = defineGraph({
  name: "wide",
  nodes: {
    ada: proposer({ model: "ada", samples: 4 }),
    bob: proposer({ model: "bob" }),
    fuse: aggregator({ model: "fuse", reads: ["ada", "bob"] }),
  },
  output: "fuse",
});

/** Models that count how many of their calls are in flight. */
function counted(): { readonly given: Record<string, ScriptedModel>; readonly peak: () => number } {
  let inFlight = 0;
  let peak = 0;
  const gate: Gate = async () => {
    inFlight += 1;
    peak = Math.max(peak, inFlight);
    // Long enough for all calls that LangGraph starts at once.
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    inFlight -= 1;
  };
  const model = (name: string): ScriptedModel =>
    new ScriptedModel(
      Array.from({ length: 40 }, () => `${name} says`),
      gate,
    );
  return {
    given: { ada: model("ada"), bob: model("bob"), fuse: model("fuse") },
    peak: () => peak,
  };
}

type Ask = (app: MoaApp, maxConcurrency: number) => Promise<unknown>;

const thread = { configurable: { thread_id: "one" } };

const ways: Readonly<Record<string, Ask>> = {
  invoke: (app, maxConcurrency) => app.invoke("Why?", { maxConcurrency }),
  withConfig: (app, maxConcurrency) => app.withConfig({ maxConcurrency }).invoke("Why?"),
  batch: async (app, maxConcurrency) => (await app.batch(["Why?"], { maxConcurrency }))[0],
  async stream(app, maxConcurrency) {
    let last: unknown;
    for await (const values of await app.stream("Why?", { maxConcurrency, streamMode: "values" }))
      last = values;
    return last;
  },
  async streamRun(app, maxConcurrency) {
    let last: unknown;
    for await (const event of streamRun(app, "Why?", { maxConcurrency })) last = event;
    return last;
  },
  async "a graph around it"(app, maxConcurrency) {
    const outer = new StateGraph(MessagesAnnotation)
      .addNode("panel", async ({ messages }, config) => {
        const { answer, ledger } = await app.invoke({ messages }, config);
        return { messages: [answer, JSON.stringify(ledger.length)] };
      })
      .addEdge(START, "panel")
      .compile();
    const { messages } = await outer.invoke({ messages: "Why?" }, { maxConcurrency });
    const [, answer, lines] = messages;
    return { answer: answer?.text, ledger: Array.from({ length: Number(lines?.text) }) };
  },
  async "a chat model"(app, maxConcurrency) {
    const reply = await asChatModel(app.withConfig({ maxConcurrency })).invoke("Why?");
    return { answer: reply.text, ledger: reply.response_metadata["ledger"] };
  },
};

describe.each(Object.entries(ways))("maxConcurrency by %s", (_, ask) => {
  test.each([1, 2, 3])("%d: limits the calls in flight, and the run answers", async (limit) => {
    await sameInEachWiring(async (panelIn: PanelIn) => {
      const { given, peak } = counted();
      const result = await ask(panelIn(wide, given).app, limit);
      expect(result).toMatchObject({ answer: "fuse says", ledger: { length: 6 } });
      expect(peak()).toBe(limit);
      return result;
    });
  });
});

describe("maxConcurrency: 1", () => {
  test("in a subgraph of a graph with the option", async () => {
    await sameInEachWiring(async (panelIn) => {
      const { given, peak } = counted();
      const outer = new StateGraph(MessagesAnnotation)
        .addNode("panel", panelIn(wide, given).app)
        .addEdge(START, "panel")
        .compile();
      const { messages } = await outer.invoke({ messages: "Why?" }, { maxConcurrency: 1 });
      expect(messages.map(({ text }) => text)).toEqual(["Why?", "fuse says"]);
      expect(peak()).toBe(1);
      return peak();
    });
  });

  test("pauses between steps, and asks each model once", async () => {
    await sameInEachWiring(async (panelIn) => {
      const { app, models } = panelIn(wide, {}, { checkpointer: new MemorySaver() });
      const config = { ...thread, maxConcurrency: 1, interruptBefore: ["fuse" as const] };
      await app.invoke("Why?", config);
      const { answer, ledger } = await app.invoke(null, config);
      expect([answer, ledger.length]).toEqual(["fuse says", 6]);
      return Object.values(models).map(({ asked }) => asked.length);
    });
  });

  test("collects the interrupts of all steps of a layer", async () => {
    const asks = defineGraph({
      name: "asks",
      nodes: {
        ada: proposer({ model: "ada", prompt: { use: "ask" } }),
        bob: proposer({ model: "bob", prompt: { use: "ask" } }),
        fuse: aggregator({ model: "fuse", reads: ["bob", "ada"] }),
      },
      output: "fuse",
    });
    await sameInEachWiring(async (panelIn) => {
      const functions = { ask: () => interrupt<string, string>("Which?") };
      const { app, models } = panelIn(asks, {}, { checkpointer: new MemorySaver(), functions });
      const config = { ...thread, maxConcurrency: 1 };
      const paused: unknown = await app.invoke("Why?", config);
      const interrupts = isInterrupted(paused) ? paused[INTERRUPT] : [];
      expect(interrupts).toHaveLength(2);
      const resume = Object.fromEntries(interrupts.map(({ id }) => [String(id), "Be short."]));
      const { answer } = await app.invoke(new Command({ resume }), config);
      expect(answer).toBe("fuse says");
      return Object.values(models).map(({ asked }) => asked.length);
    });
  });

  test("fails with the error of the answer, not with another", async () => {
    await sameInEachWiring(async (panelIn) => {
      const { app } = panelIn(wide, { fuse: new ScriptedModel([new Error("down")]) });
      const failed = app.invoke("Why?", { maxConcurrency: 1 });
      await expect(failed).rejects.toMatchObject({ code: "ANSWER_FAILED", ledger: { length: 6 } });
    });
  });

  test("ends when the signal aborts, and starts no further call", async () => {
    await sameInEachWiring(async (panelIn) => {
      const stop = new AbortController();
      const stopping: Gate = async () => stop.abort();
      const ada = new ScriptedModel(["one", "two", "three", "four"], stopping);
      const { app, models } = panelIn(wide, { ada });
      await expect(app.invoke("Why?", { maxConcurrency: 1, signal: stop.signal })).rejects.toThrow(
        /abort/i,
      );
      expect([ada.left, models["bob"]?.asked.length]).toEqual([3, 0]);
    });
  });
});

// If this fails after an upgrade, LangGraph has fixed it: `runAllTasks` in `run-loop.ts` can go.
test("maxConcurrency: 1 ends a run of stock LangGraph after one of two parallel nodes", async () => {
  const ran: string[] = [];
  const node = (name: string) => () => {
    ran.push(name);
    return {};
  };
  const stock = new StateGraph(MessagesAnnotation)
    .addNode("one", node("one"))
    .addNode("two", node("two"))
    .addNode("end", node("end"))
    .addEdge(START, "one")
    .addEdge(START, "two")
    .addEdge(["one", "two"], "end")
    .compile();
  await stock.invoke({ messages: "Why?" }, { maxConcurrency: 1 });
  expect(ran).toEqual(["one"]);
});

test.each([0, -1, 1.5, Number.NaN, "2"])(
  "maxConcurrency: %s is refused before any call",
  async (maxConcurrency) => {
    const { app, models } = panelOf(duet);
    await expect(
      app.invoke("Why?", { maxConcurrency: maxConcurrency as number }),
    ).rejects.toMatchObject({ code: "INVALID_INPUT" });
    expect(models["ada"]?.asked).toEqual([]);
  },
);
