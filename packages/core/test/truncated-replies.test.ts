import type { ChatParams } from "@moagraph/provider-kit";
import { describe, expect, test } from "vitest";
import {
  compile,
  type CompileOptions,
  defineGraph,
  degradations,
  type GraphSpec,
  proposer,
  streamRun,
} from "../src/index.js";
import { duet, panelOf } from "./panel.js";
import { always, type ScriptedReply, ScriptedModel } from "./scripted-model.js";

const cut = { content: "The steps are: 1. open", response_metadata: { finish_reason: "length" } };
const whole = {
  content: "The steps are: 1. open it.",
  response_metadata: { finish_reason: "stop" },
};

function solo(settings: Partial<Parameters<typeof proposer>[0]>): GraphSpec {
  return defineGraph({
    name: "solo",
    nodes: { ada: proposer({ model: "ada", ...settings }) },
    output: "ada",
  });
}

/** An app whose models are made for each set of parameters, and the limits they were made with. */
function made(graph: GraphSpec, models: Readonly<Record<string, ScriptedModel>>) {
  const limits: (number | undefined)[] = [];
  const factories = Object.entries(models).map(([name, model]) => [
    name,
    ({ maxOutputTokens }: ChatParams) => {
      limits.push(maxOutputTokens);
      return model;
    },
  ]);
  const app = compile(graph, {
    models: Object.fromEntries(factories) as NonNullable<CompileOptions["models"]>,
  });
  return { app, limits };
}

describe("a refusal after the beginning of an answer", () => {
  test.each<[string, ScriptedReply]>([
    ["ends it", { content: "I would", response_metadata: { stop_reason: "refusal" } }],
    ["stands beside it", { content: "I would", additional_kwargs: { refusal: "I will not." } }],
  ])("is left out and named if it %s", async (_how, refused) => {
    const { app } = panelOf(duet, {
      ada: always(refused),
      bob: always("Four."),
      fuse: always("It is four."),
    });
    const { ledger } = await app.invoke({ messages: "2+2?" });
    const [call] = ledger.filter(({ error }) => error !== undefined);
    expect(call).toMatchObject({ node: "ada", status: "blank", error: { code: "REFUSED" } });
    expect(degradations(ledger).length).toBeGreaterThan(0);
  });

  test("is no answer of the graph", async () => {
    const reply = { content: "I would", response_metadata: { finish_reason: "refusal" } };
    const { app } = panelOf(solo({}), { ada: always(reply) });
    await expect(app.invoke({ messages: "2+2?" })).rejects.toMatchObject({
      call: { finishReason: "refusal", error: { code: "REFUSED" } },
    });
  });
});

describe("why a reply ended", () => {
  test.each([
    ["stop", "stop"],
    ["end_turn", "stop"],
    ["STOP", "stop"],
    ["length", "length"],
    ["max_tokens", "length"],
    ["MAX_TOKENS", "length"],
    ["model_length", "length"],
    ["content_filter", "content-filter"],
    ["SAFETY", "content-filter"],
    ["PROHIBITED_CONTENT", "content-filter"],
    ["guardrail_intervened", "content-filter"],
    ["tool_calls", "tool-calls"],
    ["tool_use", "tool-calls"],
    ["function_call", "tool-calls"],
    ["load", "other"],
  ])("is %s in the ledger as %s", async (finish_reason, finishReason) => {
    const reply = { content: "Four.", response_metadata: { finish_reason } };
    const { app } = panelOf(solo({}), { ada: always(reply) });
    const { ledger, messages } = await app.invoke({ messages: "2+2?" });
    expect(ledger[0]?.finishReason).toBe(finishReason);
    expect(messages.at(-1)?.response_metadata).toMatchObject({ finish_reason });
  });

  test.each(["stop_reason", "finishReason", "stopReason", "done_reason"])(
    "is read from `%s`",
    async (key) => {
      const reply = { content: "Four.", response_metadata: { [key]: "max_tokens" } };
      const { app } = panelOf(solo({}), { ada: always(reply) });
      const { ledger } = await app.invoke({ messages: "2+2?" });
      expect(ledger[0]?.finishReason).toBe("length");
    },
  );

  test("is absent if the vendor does not say", async () => {
    const { app } = panelOf(solo({}), { ada: always("Four.") });
    const { ledger } = await app.invoke({ messages: "2+2?" });
    expect(ledger[0]).not.toHaveProperty("finishReason");
  });
});

describe("a reply that was cut at its limit", () => {
  test("is used, with a note in ledger and events", async () => {
    const { app } = made(solo({ maxOutputTokens: 8 }), { ada: always(cut) });
    const notes: unknown[] = [];
    for await (const event of streamRun(app, { messages: "How?" })) {
      if (event.type === "call-note") notes.push(event.note);
      if (event.type === "run-end") notes.push(event.ledger[0]?.notes);
    }
    const note = { type: "truncated", maxOutputTokens: 8 };
    expect(notes).toEqual([note, [note]]);
  });

  test("makes the answer a degraded one", async () => {
    const { app } = panelOf(duet, { fuse: always(cut), ada: always(new Error("down")) });
    const { ledger } = await app.invoke({ messages: "How?" });
    expect(degradations(ledger)).toEqual([
      { node: "fuse", sample: 1, note: { type: "fewer", usable: 1, of: 2 } },
      { node: "fuse", sample: 1, note: { type: "truncated" } },
    ]);
  });

  test("is asked for again with twice the limit", async () => {
    const replies: ScriptedReply[] = [cut, cut, whole];
    const graph = solo({ maxOutputTokens: 8, onTruncated: "retry-with-more" });
    const { app, limits } = made(graph, { ada: new ScriptedModel(replies) });
    const { answer, ledger } = await app.invoke({ messages: "How?" });
    expect(answer).toBe(whole.content);
    expect(limits).toEqual([8, 16, 32]);
    expect(ledger.map(({ attempt, status, error }) => [attempt, status, error?.code])).toEqual([
      [1, "failed", "REPLY_TRUNCATED"],
      [2, "failed", "REPLY_TRUNCATED"],
      [3, "ok", undefined],
    ]);
    expect(ledger[0]).toMatchObject({ partialText: cut.content, outputTokens: 5 });
  });

  test("is used once all attempts are made", async () => {
    const graph = solo({ onTruncated: "retry-with-more", retry: { attempts: 2 } });
    const { app, limits } = made(graph, { ada: always(cut) });
    const { answer, ledger } = await app.invoke({ messages: "How?" });
    expect(answer).toBe(cut.content);
    expect(limits).toEqual([undefined, 10]);
    expect(ledger.map(({ attempt, status }) => [attempt, status])).toEqual([
      [1, "failed"],
      [2, "ok"],
    ]);
    expect(ledger[1]?.notes).toEqual([
      { type: "truncated", maxOutputTokens: 10, notRetried: "attempts" },
    ]);
  });

  test("is used if the attempt with a higher limit fails, and is in the ledger once", async () => {
    const model = new ScriptedModel([cut, new Error("max_tokens is too large")]);
    const { app } = made(solo({ onTruncated: "retry-with-more" }), { ada: model });
    const { answer, ledger } = await app.invoke({ messages: "How?" });
    expect(answer).toBe(cut.content);
    expect(ledger.map(({ attempt, status, notes }) => [attempt, status, notes])).toEqual([
      [2, "failed", undefined],
      [1, "ok", [{ type: "truncated", notRetried: "failed" }]],
    ]);
  });

  test("is used if a part of it was delivered", async () => {
    const { app, limits } = made(solo({ onTruncated: "retry-with-more" }), { ada: always(cut) });
    for await (const event of streamRun(app, { messages: "How?" })) {
      if (event.type !== "run-end") continue;
      expect(event).toMatchObject({ status: "answered", answer: cut.content });
      expect(event.ledger[0]?.notes).toEqual([{ type: "truncated", notRetried: "delivered" }]);
    }
    expect(limits).toHaveLength(1);
  });

  test("is not asked for again of an existing chat model, which has its own limit", async () => {
    const { app, models } = panelOf(solo({ onTruncated: "retry-with-more" }), { ada: always(cut) });
    const { ledger } = await app.invoke({ messages: "How?" });
    expect(models["ada"]?.asked).toHaveLength(1);
    expect(ledger[0]?.notes).toEqual([{ type: "truncated", notRetried: "fixed-model" }]);
  });

  test("fails, keeps its text in the ledger, and goes to a fallback", async () => {
    const graph = solo({ onTruncated: "fail", fallback: ["bob"] });
    const { app } = panelOf(graph, { ada: always(cut), bob: always(whole) });
    const { answer, ledger } = await app.invoke({ messages: "How?" });
    expect(answer).toBe(whole.content);
    expect(ledger[0]).toMatchObject({
      status: "failed",
      partialText: cut.content,
      error: { code: "REPLY_TRUNCATED", hint: expect.stringContaining("maxOutputTokens") },
    });
    expect(ledger[1]?.notes).toEqual([{ type: "fallback", from: "ada", code: "REPLY_TRUNCATED" }]);
  });

  test("is redacted in the ledger", async () => {
    const redact = (text: string): string => text.replaceAll("open", "[hidden]");
    const { app } = panelOf(solo({ onTruncated: "fail" }), { ada: always(cut) }, { redact });
    await expect(app.invoke({ messages: "How?" })).rejects.toMatchObject({
      ledger: [{ partialText: cut.content.replace("open", "[hidden]") }],
    });
  });

  test("fails the run if no fallback answers", async () => {
    const { app } = panelOf(solo({ onTruncated: "fail" }), { ada: always(cut) });
    await expect(app.invoke({ messages: "How?" })).rejects.toMatchObject({
      code: "ANSWER_FAILED",
      ledger: [{ partialText: cut.content }],
    });
  });

  test("before its text has begun is asked for again, too", async () => {
    const blank = { ...cut, content: "<think>all of it" };
    const model = new ScriptedModel([blank, whole]);
    const { app } = made(solo({ onTruncated: "retry-with-more" }), { ada: model });
    expect((await app.invoke({ messages: "How?" })).answer).toBe(whole.content);
  });
});

describe("a reply without text", () => {
  test.each([
    [
      "that reached its limit",
      { content: "", additional_kwargs: { reasoning_content: "hm" } },
      "length",
      "REPLY_TRUNCATED",
      /output limit, all of it used for reasoning/,
    ],
    [
      "that refuses",
      { content: "", additional_kwargs: { refusal: "I can't help with that." } },
      "stop",
      "REFUSED",
      /^The model refused: I can't help with that\.$/,
    ],
    ["that was filtered", { content: "" }, "PROHIBITED_CONTENT", "CONTENT_FILTERED", /PROHIBITED/],
    ["that calls a tool", { content: "" }, "tool_calls", "BLANK_REPLY", /call of a tool/],
    ["for no reason", { content: " \n" }, "stop", "BLANK_REPLY", /^The reply has no text\.$/],
  ])("%s says so", async (_, message, finish_reason, code, text) => {
    const reply = { ...message, response_metadata: { finish_reason } };
    const { app } = panelOf(duet, { ada: always(reply) });
    const { ledger } = await app.invoke({ messages: "How?" });
    expect(ledger[0]).toMatchObject({ status: "blank", error: { code } });
    expect(ledger[0]?.error?.message).toMatch(text);
  });
});
