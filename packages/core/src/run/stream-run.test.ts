import { MemorySaver } from "@langchain/langgraph";
import { describe, expect, test } from "vitest";
import { duet, panelOf } from "../../test/panel.js";
import { after, always, ScriptedModel } from "../../test/scripted-model.js";
import { inSimulatedTime } from "../../test/simulated-time.js";
import {
  asChatModel,
  BrokenAnswerError,
  type RunEndEvent,
  type RunEvent,
  streamRun,
} from "../index.js";

interface Watched {
  readonly events: RunEvent[];
  readonly error: unknown;
}

async function watch(events: AsyncIterable<RunEvent>): Promise<Watched> {
  const seen: RunEvent[] = [];
  try {
    for await (const event of events) seen.push(event);
  } catch (error) {
    return { events: seen, error };
  }
  return { events: seen, error: undefined };
}

const describeEvent = (event: RunEvent): string =>
  [event.type, "node" in event ? event.node : "", "text" in event ? event.text : ""]
    .join(" ")
    .trim();
const endOf = ({ events }: Watched): RunEndEvent => events.at(-1) as RunEndEvent;
const question = { messages: "Why?" };

describe("streamRun", () => {
  test("tells of every call, layer and piece of the answer, in order", async () => {
    const { app } = panelOf(duet, { bob: always("bob says", after(20)), fuse: always("so it is") });
    const { value } = await inSimulatedTime(() => watch(streamRun(app, question)));
    expect(value?.events.map(describeEvent)).toEqual([
      "run-start",
      "call-start ada",
      "call-start bob",
      "proposal-end ada",
      "proposal-end bob",
      "layer-end",
      "call-start fuse",
      "first-token fuse",
      "answer-token fuse so",
      "answer-token fuse it",
      "answer-token fuse is",
      "call-end fuse",
      "layer-end",
      "run-end",
    ]);
  });

  test("says beforehand which calls there will be, layer by layer", async () => {
    const { events } = await watch(streamRun(panelOf(duet).app, question));
    expect(events[0]).toEqual({
      type: "run-start",
      graph: "duet",
      atMs: 0,
      calls: [
        { node: "ada", sample: 1, model: "ada", layer: 1 },
        { node: "bob", sample: 1, model: "bob", layer: 1 },
        { node: "fuse", sample: 1, model: "fuse", layer: 2 },
      ],
    });
  });

  test("ends with the answer, the ledger, and the sums of it", async () => {
    const { app } = panelOf(duet, { fuse: always("so it is") });
    const watched = await watch(streamRun(app, question));
    const end = endOf(watched);
    expect(end).toMatchObject({
      status: "answered",
      answer: "so it is",
      usage: { inputTokens: 60, outputTokens: 7, costUsd: null },
    });
    expect(end.ledger.map(({ node, status }) => [node, status])).toEqual([
      ["ada", "ok"],
      ["bob", "ok"],
      ["fuse", "ok"],
    ]);
    const first = watched.events.find(({ type }) => type === "answer-token");
    expect(end.firstTokenMs).toBe(first?.atMs);
    expect(end.firstTokenMs).toBeGreaterThanOrEqual(end.ledger[2]?.firstTokenMs ?? Infinity);
  });

  test("lets only the answer stream unless every call is listened to", async () => {
    const { app, models } = panelOf(duet);
    await watch(streamRun(app, question));
    expect([models["ada"]?.streamed, models["fuse"]?.streamed]).toEqual([[false], [true]]);
    const { events } = await watch(streamRun(app, question, { listenTo: "every-call" }));
    expect(models["ada"]?.streamed).toEqual([false, true]);
    expect(events.map(describeEvent)).toContain("first-token ada");
    expect(events.map(describeEvent).filter((text) => text.startsWith("answer-token"))).toEqual([
      "answer-token fuse fuse",
      "answer-token fuse says",
    ]);
  });

  test("tells of a failed call, and counts it in its layer", async () => {
    const { app } = panelOf(duet, { ada: new ScriptedModel([new Error("down")]) });
    const { events } = await watch(streamRun(app, question));
    expect(events.find(({ type }) => type === "call-failed")).toMatchObject({
      node: "ada",
      call: { status: "failed", error: { code: "CALL_FAILED", message: "down" } },
    });
    expect(events.find(({ type }) => type === "layer-end")).toMatchObject({ usable: 1, failed: 1 });
  });

  test("tells of the failed call of the answer, and ends its layer", async () => {
    const { app } = panelOf(duet, { fuse: new ScriptedModel([new Error("down")]) });
    const { events } = await watch(streamRun(app, question));
    expect(events.map(describeEvent).slice(-4)).toEqual([
      "call-start fuse",
      "call-failed fuse",
      "layer-end",
      "run-end",
    ]);
  });

  test("estimates what a call took that broke off while it was delivered", async () => {
    const cut = { text: "half an answer", then: new Error("reset") };
    const { app } = panelOf(duet, { fuse: new ScriptedModel([cut]) });
    const { ledger } = endOf(await watch(streamRun(app, question)));
    expect(ledger[2]).toMatchObject({ node: "fuse", usageSource: "estimated", costUsd: null });
    expect(ledger[2]?.outputTokens).toBeGreaterThan(0);
    expect(ledger[2]?.inputTokens).toBeGreaterThan(0);
  });

  test("has a ledger line for an answer that was never asked for", async () => {
    const blank = { ada: new ScriptedModel([""]), bob: new ScriptedModel([""]) };
    const { ledger } = endOf(await watch(streamRun(panelOf(duet, blank).app, question)));
    expect(ledger.at(-1)).toMatchObject({ node: "fuse", attempt: 0, status: "failed" });
  });

  test("hears nothing of another Mixture-of-Agents that runs within it", async () => {
    const inner = asChatModel(panelOf(duet, { fuse: always("inner answer") }).app);
    const outer = panelOf(duet, { ada: inner as never, fuse: always("outer answer") });
    const { events } = await watch(streamRun(outer.app, question));
    const tokens = events.flatMap((event) => (event.type === "answer-token" ? event.text : []));
    expect(tokens.join("")).toBe("outer answer");
    expect(events.filter(({ type }) => type === "layer-end")).toHaveLength(2);
    expect(events.filter(({ type }) => type === "call-start")).toHaveLength(3);
  });

  test("counts the time of a run that is gone on with from its beginning", async () => {
    const { app } = panelOf(duet, {}, { checkpointer: new MemorySaver() });
    const config = { configurable: { thread_id: "1" } };
    await watch(streamRun(app, question, { ...config, interruptBefore: ["fuse"] }));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const end = endOf(await watch(streamRun(app, null, config)));
    expect(end.atMs).toBeGreaterThanOrEqual(50);
    expect(end.firstTokenMs).toBeLessThanOrEqual(end.atMs);
  });

  test("ends a failed run with its ledger, and then throws its error", async () => {
    const { app } = panelOf(duet, { fuse: new ScriptedModel([new Error("down")]) });
    const watched = await watch(streamRun(app, question));
    expect(endOf(watched)).toMatchObject({ type: "run-end", status: "failed", answer: null });
    expect(endOf(watched).ledger).toHaveLength(3);
    expect(watched.error).toMatchObject({ code: "ANSWER_FAILED" });
  });

  test("gives the delivered part of an answer that breaks off, and does not ask again", async () => {
    const cut = { text: "half an answer", then: new Error("reset") };
    const { app, models } = panelOf(duet, { fuse: new ScriptedModel([cut]) });
    const { error, events } = await watch(streamRun(app, question));
    expect(error).toBeInstanceOf(BrokenAnswerError);
    expect((error as BrokenAnswerError).partialText).toBe("half an answer");
    expect((error as Error).message).toMatchInlineSnapshot(
      `"The answer of node \`fuse\` (fuse) broke off after 14 characters: CALL_FAILED: reset"`,
    );
    expect(models["fuse"]?.asked).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({ type: "run-end", status: "failed" });
  });

  test("cancels every call when its signal is aborted, and lists them as aborted", async () => {
    const slow = { ada: always("a", after(60_000)), bob: always("b", after(60_000)) };
    const { app, models } = panelOf(duet, slow);
    const stop = new AbortController();
    const watching = watch(streamRun(app, question, { signal: stop.signal }));
    await expect.poll(() => models["bob"]?.asked).toHaveLength(1);
    stop.abort();
    const watched = await watching;
    expect(endOf(watched)).toMatchObject({
      status: "aborted",
      ledger: [
        { node: "ada", status: "aborted", costUsd: null },
        { node: "bob", status: "aborted", costUsd: null },
      ],
    });
    expect([models["ada"]?.aborted, models["bob"]?.aborted]).toEqual([1, 1]);
    expect(watched.error).toBeDefined();
  });

  test("cancels every call when the reader leaves the loop", async () => {
    const { app, models } = panelOf(duet, { bob: always("b", after(60_000)) });
    for await (const event of streamRun(app, question)) {
      if (event.type === "proposal-end") break;
    }
    expect(models["bob"]?.aborted).toBe(1);
  });

  test("ends as interrupted where LangGraph stops, and goes on from there", async () => {
    const { app, models } = panelOf(duet, {}, { checkpointer: new MemorySaver() });
    const config = { configurable: { thread_id: "1" } };
    const first = await watch(streamRun(app, question, { ...config, interruptBefore: ["fuse"] }));
    expect(endOf(first)).toMatchObject({ status: "interrupted", answer: null });
    const second = await watch(streamRun(app, null, config));
    expect(endOf(second)).toMatchObject({ status: "answered", answer: "fuse says" });
    expect(models["ada"]?.asked).toHaveLength(1);
  });

  test("works on a copy made by withConfig", async () => {
    const app = panelOf(duet).app.withConfig({ tags: ["x"] });
    expect(endOf(await watch(streamRun(app, question)))).toMatchObject({ status: "answered" });
  });
});

describe("LangGraph's own streams", () => {
  test("`updates` names every call", async () => {
    const { app } = panelOf(duet);
    const names: string[] = [];
    for await (const update of await app.stream(question, { streamMode: "updates" })) {
      names.push(...Object.keys(update));
    }
    expect(names).toEqual(["begin", "ada", "bob", "fuse"]);
  });

  test("`values` ends with the whole state", async () => {
    const { app } = panelOf(duet);
    let last: unknown;
    for await (const values of await app.stream(question, { streamMode: "values" })) last = values;
    expect(last).toMatchObject({
      answer: "fuse says",
      proposals: [{ node: "ada" }, { node: "bob" }],
    });
  });

  test("`messages` carries the answer's tokens under its node, and the answer once", async () => {
    const { app } = panelOf(duet, { fuse: always("so it is") });
    const texts: string[] = [];
    for await (const [chunk, metadata] of await app.stream(question, { streamMode: "messages" })) {
      if (metadata["langgraph_node"] === "fuse") texts.push(chunk.text);
    }
    expect(texts.join("")).toBe("so it is");
  });

  test("`messages` lets an answer that breaks off end in a typed error with what had come", async () => {
    const cut = { text: "half an answer", then: new Error("reset") };
    const { app } = panelOf(duet, { fuse: new ScriptedModel([cut]) });
    const read = async (): Promise<void> => {
      for await (const _ of await app.stream(question, { streamMode: "messages" }));
    };
    await expect(read()).rejects.toMatchObject({
      code: "BROKEN_ANSWER",
      partialText: "half an answer",
    });
  });

  test("`custom` carries the events of calls", async () => {
    const { app } = panelOf(duet);
    const types: string[] = [];
    for await (const event of await app.stream(question, { streamMode: "custom" })) {
      types.push((event as { type: string }).type);
    }
    expect(types).toEqual([
      "call-start",
      "call-start",
      "proposal-end",
      "proposal-end",
      "call-start",
      "call-end",
    ]);
  });

  test("`streamEvents` names every call and carries the metadata of node, sample and attempt", async () => {
    const { app } = panelOf(duet);
    const seen = new Set<string>();
    for await (const event of app.streamEvents(question, { version: "v2" })) {
      if (event.event === "on_chat_model_start") {
        const keys = ["langgraph_node", "moa_node", "moa_sample", "moa_attempt"];
        seen.add(keys.map((key) => String(event.metadata[key])).join(" "));
      }
    }
    expect([...seen].toSorted()).toEqual(["ada ada 1 1", "bob bob 1 1", "fuse fuse 1 1"]);
  });
});
