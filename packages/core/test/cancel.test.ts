import { getEventListeners } from "node:events";
import { describe, expect, test, vi } from "vitest";
import { proposer, type RunEndEvent, type RunEvent, streamRun } from "../src/index.js";
import { duet, panelOf } from "./panel.js";
import { after, always, ScriptedModel } from "./scripted-model.js";
import { inSimulatedTime } from "./simulated-time.js";

const slow = (): Record<string, ScriptedModel> => ({
  ada: always("ada says", after(5_000)),
  bob: always("bob says", after(5_000)),
});

const graph = {
  ...duet,
  quorum: { atLeast: 1, graceMs: 60_000 },
  budget: { maxDurationMs: 90_000 },
};

describe("cancelling a run", () => {
  test("by its signal aborts every call in flight in the same moment", async () => {
    const { app, models } = panelOf(graph, slow());
    const controller = new AbortController();
    const { error, tookMs } = await inSimulatedTime(() => {
      setTimeout(() => {
        controller.abort();
        expect([models["ada"]?.aborted, models["bob"]?.aborted]).toEqual([1, 1]);
      }, 300);
      return app.invoke({ messages: "Why?" }, { signal: controller.signal });
    });
    expect(error).toBeInstanceOf(Error);
    expect(tookMs).toBe(300);
  });

  test("by leaving the loop aborts every call in flight", async () => {
    const { app, models } = panelOf(graph, slow());
    await inSimulatedTime(async () => {
      for await (const event of streamRun(app, { messages: "Why?" })) {
        if (event.type === "call-start" && event.node === "bob") break;
      }
    });
    expect([models["ada"]?.aborted, models["bob"]?.aborted]).toEqual([1, 1]);
  });

  test("by leaving LangGraph's stream aborts every call in flight", async () => {
    const { app, models } = panelOf(graph, slow());
    await inSimulatedTime(async () => {
      for await (const _ of await app.stream({ messages: "Why?" }, { streamMode: "custom" })) break;
    });
    expect([models["ada"]?.aborted, models["bob"]?.aborted]).toEqual([1, 1]);
  });

  test("books each call that was cut off with what it had cost by estimate", async () => {
    const streaming = new ScriptedModel(["one two three four"], after(10), after(100));
    const { app } = panelOf(duet, { ...slow(), ada: streaming });
    const controller = new AbortController();
    const events: RunEvent[] = [];
    await inSimulatedTime(async () => {
      setTimeout(() => controller.abort(), 250);
      const options = { signal: controller.signal, listenTo: "every-call" } as const;
      for await (const event of streamRun(app, { messages: "What is it?" }, options)) {
        events.push(event);
      }
    });
    const { status, ledger } = events.at(-1) as RunEndEvent;
    expect(status).toBe("aborted");
    expect(ledger).toEqual([
      expect.objectContaining({
        node: "ada",
        status: "aborted",
        usageSource: "estimated",
        partialText: "one two three ",
        error: expect.objectContaining({ code: "ABORTED" }),
      }),
      expect.objectContaining({ node: "bob", status: "aborted", outputTokens: 0 }),
    ]);
    expect(ledger.every(({ inputTokens }) => inputTokens > 0)).toBe(true);
    expect(ledger[0]?.outputTokens).toBeGreaterThan(2);
  });

  test("between two tries ends the wait at once", async () => {
    const busy = Object.assign(new Error("busy"), { status: 429 });
    const { app } = panelOf({ ...duet, retry: { maxDelayMs: 1_000_000 } }, { ada: always(busy) });
    const controller = new AbortController();
    const { tookMs } = await inSimulatedTime(() => {
      setTimeout(() => controller.abort(), 1);
      return app.invoke({ messages: "Why?" }, { signal: controller.signal });
    });
    expect(tookMs).toBe(1);
  });

  test("before it begins makes no call", async () => {
    const { app, models } = panelOf(duet);
    const run = app.invoke({ messages: "Why?" }, { signal: AbortSignal.abort() });
    await expect(run).rejects.toThrow();
    expect(models["ada"]?.asked).toEqual([]);
  });

  test.each(["cancelled", "answered"])(
    "leaves no timer and no listener behind: %s",
    async (how) => {
      const { app } = panelOf(graph, slow());
      const controller = new AbortController();
      await inSimulatedTime(async () => {
        if (how === "cancelled") setTimeout(() => controller.abort(), 300);
        await app.invoke({ messages: "Why?" }, { signal: controller.signal }).catch(() => {});
        await new Promise((resolve) => void setImmediate(resolve));
        expect(vi.getTimerCount()).toBe(0);
      });
      expect(getEventListeners(controller.signal, "abort")).toEqual([]);
    },
  );
});

describe("cancelling a run that runs another", () => {
  test("still reaches what is in flight after the inner run has ended", async () => {
    const inner = panelOf(duet).app;
    const late = always("late", after(5_000));
    const { app } = panelOf(
      {
        ...duet,
        nodes: { ...duet.nodes, ada: proposer({ model: "ada", prompt: { use: "ask" } }) },
      },
      { ada: late },
      {
        functions: {
          ask: async () => (await inner.invoke({ messages: "Inner?" })).answer,
        },
      },
    );
    const controller = new AbortController();
    const { tookMs } = await inSimulatedTime(() => {
      setTimeout(() => controller.abort(), 300);
      return app.invoke({ messages: "Why?" }, { signal: controller.signal });
    });
    expect(tookMs).toBe(300);
    expect(late.aborted).toBe(1);
  });
});

describe("leaving while the next event is waited for", () => {
  test("aborts every call in flight at once", async () => {
    const { app, models } = panelOf(graph, slow());
    await inSimulatedTime(async () => {
      const events = streamRun(app, { messages: "Why?" });
      for (let count = 0; count < 3; count += 1) await events.next();
      const pending = events.next();
      const left = events.return();
      expect([models["ada"]?.aborted, models["bob"]?.aborted]).toEqual([1, 1]);
      await pending;
      await left;
    });
  });
});

describe("leaving at any event", () => {
  test.each([1, 2, 3, 4, 5, 6])(
    "leaves no listener on the caller's signal: event %i",
    async (count) => {
      const { app } = panelOf(duet);
      const { signal } = new AbortController();
      let seen = 0;
      for await (const _ of streamRun(app, { messages: "Why?" }, { signal })) {
        seen += 1;
        if (seen === count) break;
      }
      await new Promise((resolve) => void setTimeout(resolve, 20));
      expect(getEventListeners(signal, "abort")).toEqual([]);
    },
  );
});

describe("the ledger of a run that was cancelled", () => {
  test("has a try once that waited for its next, as the events had told it", async () => {
    const busy = Object.assign(new Error("busy"), { status: 429 });
    const { app } = panelOf({ ...duet, retry: { maxDelayMs: 1_000_000 } }, { ada: always(busy) });
    const controller = new AbortController();
    let end: RunEndEvent | undefined;
    await inSimulatedTime(async () => {
      setTimeout(() => controller.abort(), 1);
      const options = { signal: controller.signal };
      for await (const event of streamRun(app, { messages: "Why?" }, options)) {
        if (event.type === "run-end") end = event;
      }
    });
    expect(end?.ledger.map(({ node, status, costUsd }) => [node, status, costUsd])).toEqual([
      ["ada", "failed", 0],
      ["bob", "ok", null],
    ]);
  });

  test("has every line of a call whose models have all failed", async () => {
    const controller = new AbortController();
    let end: RunEndEvent | undefined;
    const down = Object.assign(new Error("No."), { status: 400 });
    const { app } = panelOf(
      { ...duet, fallback: ["spare"] },
      { ...slow(), ada: always(down), spare: always(down) },
    );
    await inSimulatedTime(async () => {
      setTimeout(() => controller.abort(), 300);
      const options = { signal: controller.signal };
      for await (const event of streamRun(app, { messages: "Why?" }, options)) {
        if (event.type === "run-end") end = event;
      }
    });
    expect(end?.ledger.map(({ node, model, status }) => [node, model, status])).toEqual([
      ["ada", "ada", "failed"],
      ["ada", "spare", "failed"],
      ["bob", "bob", "aborted"],
    ]);
  });
});
