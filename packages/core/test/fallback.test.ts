import { ContentFilterError, RateLimitError } from "@moagraph/provider-kit";
import { describe, expect, test } from "vitest";
import {
  aggregator,
  defineGraph,
  GraphValidationError,
  modelsOf,
  proposer,
  ranker,
  streamRun,
  swapModels,
} from "../src/index.js";
import { duet, panelOf } from "./panel.js";
import { after, always, ScriptedModel } from "./scripted-model.js";
import { inSimulatedTime } from "./simulated-time.js";

const filtered = new ContentFilterError({ provider: "x", message: "Withheld.", hint: "Rephrase." });
const busy = new RateLimitError({ provider: "x", message: "Busy.", hint: "Wait." });

const solo = (policies: object) =>
  defineGraph({
    name: "solo",
    nodes: { ada: proposer({ model: "ada", ...policies }) },
    output: "ada",
  });

describe("fallback", () => {
  test("asks the models named instead, in their order, and says so in the ledger", async () => {
    const { app, models } = panelOf(solo({ fallback: ["bob", "cyd"] }), {
      ada: always(filtered),
      bob: always(" "),
    });
    const { answer, ledger } = await app.invoke({ messages: "Why?" });
    expect(answer).toBe("cyd says");
    expect(
      ledger.map(({ attempt, model, status, notes }) => [attempt, model, status, notes]),
    ).toEqual([
      [1, "ada", "failed", undefined],
      [2, "bob", "blank", [{ type: "fallback", from: "ada", code: "CONTENT_FILTERED" }]],
      [3, "cyd", "ok", [{ type: "fallback", from: "bob", code: "BLANK_REPLY" }]],
    ]);
    expect(models["cyd"]?.asked).toHaveLength(1);
  });

  test("tells an event when it turns to another model", async () => {
    const { app } = panelOf(solo({ fallback: ["bob"] }), { ada: always(filtered) });
    const told = [];
    for await (const event of streamRun(app, { messages: "Why?" })) told.push(event);
    expect(told.filter(({ type }) => type === "call-note")).toEqual([
      expect.objectContaining({
        node: "ada",
        model: "bob",
        note: { type: "fallback", from: "ada", code: "CONTENT_FILTERED" },
      }),
    ]);
    expect(told.at(-1)).toMatchObject({ status: "answered", answer: "bob says" });
  });

  test("comes after the tries of the model before, with tries and time of its own", async () => {
    const policies = {
      fallback: ["bob"],
      timeouts: { totalMs: 1_000 },
      retry: { attempts: 2, maxDelayMs: 0 },
    };
    const { app } = panelOf(solo(policies), {
      ada: always("late", after(5_000)),
      bob: new ScriptedModel([busy, "bob says"], after(400)),
    });
    const { value, tookMs } = await inSimulatedTime(() => app.invoke({ messages: "Why?" }));
    expect(value?.answer).toBe("bob says");
    expect(tookMs).toBe(1_800);
    expect(value?.ledger.map(({ attempt, model }) => `${attempt} ${model}`)).toEqual([
      "1 ada",
      "2 bob",
      "3 bob",
    ]);
  });

  test("of a graph holds for all its nodes but those that ask that model anyway", async () => {
    const graph = { ...duet, fallback: ["bob"] };
    const { app, models } = panelOf(graph, { ada: always(filtered), bob: always(filtered) });
    await expect(app.invoke({ messages: "Why?" })).rejects.toThrow("no usable proposal");
    expect(models["bob"]?.asked).toHaveLength(2);
  });

  test("is not asked once a token of the answer is out", async () => {
    const breaking = new ScriptedModel([{ text: "Half an", then: busy }]);
    const { app, models } = panelOf(solo({ fallback: ["bob"] }), { ada: breaking });
    const texts: string[] = [];
    const reading = (async () => {
      for await (const event of streamRun(app, { messages: "Why?" })) {
        if (event.type === "answer-token") texts.push(event.text);
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: "BROKEN_ANSWER", partialText: "Half an" });
    expect(texts.join("")).toBe("Half an");
    expect(models["bob"]?.asked).toHaveLength(0);
  });

  test("repairs an unclear verdict with the model that gave it", async () => {
    const graph = defineGraph({
      name: "ranked",
      nodes: {
        ada: proposer({ model: "ada" }),
        bob: proposer({ model: "bob" }),
        best: ranker({ model: "judge", reads: ["ada", "bob"], fallback: ["other"] }),
      },
      output: "best",
    });
    const { app, models } = panelOf(graph, {
      judge: always(filtered),
      other: new ScriptedModel(["Hard to say.", "2"]),
    });
    const { answer, ledger } = await app.invoke({ messages: "Why?" });
    expect(answer).toBe("bob says");
    expect(models["judge"]?.asked).toHaveLength(1);
    expect(ledger.slice(2).map(({ attempt, model, status }) => [attempt, model, status])).toEqual([
      [1, "judge", "failed"],
      [2, "other", "failed"],
      [3, "other", "ok"],
    ]);
  });

  test("needs its model at compile time, like any other", () => {
    const graph = solo({ fallback: ["nowhere:x"] });
    expect(modelsOf(graph)).toEqual(["ada", "nowhere:x"]);
    expect(() => panelOf(graph, {}, { providers: [] })).not.toThrow();
    expect(modelsOf(swapModels(graph, { "nowhere:x": "bob" }))).toEqual(["ada", "bob"]);
    expect(() => swapModels(graph, { cyd: "bob" })).toThrow("asks no model");
  });

  test("cannot stand on a node that asks no model", () => {
    const graph = {
      name: "vote",
      nodes: {
        ada: proposer({ model: "ada" }),
        vote: { kind: "reducer", reads: ["ada"], reduce: "first-usable", fallback: ["bob"] },
      },
      output: "vote",
    };
    expect(() => defineGraph(graph as never)).toThrow(GraphValidationError);
  });
});

describe("fallback of the answer", () => {
  test("gives an answer although its own model is down", async () => {
    const fuse = aggregator({ model: "fuse", reads: ["ada"], fallback: ["bob"] });
    const graph = defineGraph({
      name: "saved",
      nodes: { ada: proposer({ model: "ada" }), fuse },
      output: "fuse",
    });
    const { app } = panelOf(graph, { fuse: always(filtered) });
    const { answer, messages } = await app.invoke({ messages: "Why?" });
    expect(answer).toBe("bob says");
    expect(messages.at(-1)?.text).toBe("bob says");
  });
});
