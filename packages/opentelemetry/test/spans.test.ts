import { compile } from "@moagraph/core";
import { describe, expect, test } from "vitest";
import { panel } from "./panel.js";
import { type ReceivedSpan, spanOf, spansOf, treeOf } from "./received-span.js";
import { traced } from "./traced.js";
import { apiKey, vendor } from "./vendor.js";

const question = { messages: "Why?" };

async function spansOfRun(): Promise<readonly ReceivedSpan[]> {
  const { callbacks, flush } = await traced();
  const app = compile(panel, { providers: await vendor({ "*": { text: "Tides." } }) });
  await app.invoke(question, { callbacks, configurable: { thread_id: "thread-7" } });
  const { spans, bodies } = await flush();
  expect(bodies.join()).not.toContain(apiKey);
  return spans;
}

describe("the spans of a run", () => {
  test("are a tree: the run, each sample of a node, and its requests", async () => {
    const spans = await spansOfRun();
    expect(treeOf(spans).toSorted()).toEqual(
      [
        "invoke_workflow panel",
        "  invoke_agent owl",
        "  invoke_agent owl",
        "  invoke_agent fox",
        "  invoke_agent fuse",
        "    chat gpt-6-luna",
        "    chat gpt-6-luna",
        "    chat gpt-6-luna",
        "    chat gpt-5.6-luna",
      ].toSorted(),
    );
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
    expect(new Set(spans.map(({ id }) => id)).size).toBe(9);
  });

  test("start and end within the span around them", async () => {
    const spans = await spansOfRun();
    const byId = new Map(spans.map((span) => [span.id, span]));
    const outside = spans.filter(({ parentId, startMs, endMs }) => {
      const around = byId.get(parentId ?? "");
      const isWithin = around === undefined || (startMs >= around.startMs && endMs <= around.endMs);
      return !isWithin || endMs < startMs;
    });
    expect(outside).toEqual([]);
  });

  test("say what was asked, how it ended, what it took and what it cost", async () => {
    const spans = await spansOfRun();
    const chat = spanOf(spans, "chat gpt-5.6-luna");
    expect(chat.kind).toBe("CLIENT");
    expect(chat.attributes).toEqual({
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": "openai",
      "gen_ai.request.model": "gpt-5.6-luna",
      "gen_ai.request.temperature": 0.7,
      "gen_ai.agent.name": "fox",
      "gen_ai.conversation.id": "thread-7",
      "gen_ai.response.model": "gpt-5.6-luna",
      "gen_ai.response.finish_reasons": ["stop"],
      "gen_ai.usage.input_tokens": 9,
      "gen_ai.usage.output_tokens": 2,
      "moagraph.graph": "panel",
      "moagraph.layer": 1,
      "moagraph.sample": 1,
      "moagraph.attempt": 1,
      "moagraph.call.status": "ok",
      "moagraph.cost_usd": expect.closeTo(0.0000042),
      "moagraph.usage.source": "reported",
    });
  });

  test("number the layers and samples of nodes", async () => {
    const places = spansOf(await spansOfRun(), "invoke_agent").map(({ kind, attributes }) => {
      const { "moagraph.layer": layer, "moagraph.sample": sample } = attributes;
      return `${String(attributes["gen_ai.agent.name"])} ${String(layer)} ${String(sample)} ${kind}`;
    });
    expect(places.toSorted()).toEqual([
      "fox 1 1 INTERNAL",
      "fuse 2 1 INTERNAL",
      "owl 1 1 INTERNAL",
      "owl 1 2 INTERNAL",
    ]);
  });

  test("have the sums of a run at its root, under other names than the requests have", async () => {
    const run = spanOf(await spansOfRun(), "invoke_workflow panel");
    expect(run.parentId).toBeUndefined();
    expect(run.attributes).toEqual({
      "gen_ai.operation.name": "invoke_workflow",
      "gen_ai.agent.name": "panel",
      "gen_ai.conversation.id": "thread-7",
      "moagraph.graph": "panel",
      "moagraph.calls": 4,
      "moagraph.usage.input_tokens": 257,
      "moagraph.usage.output_tokens": 8,
      "moagraph.cost_usd": expect.closeTo(0.0000325),
    });
  });
});

test.each(["stream", "streamEvents v3"])(
  "by %s, a reply says when its first token came",
  async (way) => {
    const { callbacks, flush } = await traced();
    const answer = { text: "one two three", latencyMs: 30 };
    const app = compile(panel, { providers: await vendor({ "*": answer }) });
    const read =
      way === "stream"
        ? app.stream(question, { callbacks, streamMode: "messages" })
        : app.streamEvents(question, { callbacks, version: "v3" });
    for await (const _ of await read);
    const { spans } = await flush();
    const [fuse] = spansOf(spans, "chat").slice(-1);
    expect(fuse?.attributes).toMatchObject({ "gen_ai.request.stream": true });
    expect(fuse?.attributes["gen_ai.response.time_to_first_chunk"]).toBeGreaterThanOrEqual(0.03);
    const whole = spansOf(spans, "chat")[0]?.attributes;
    expect(whole).not.toHaveProperty("gen_ai.response.time_to_first_chunk");
  },
);

test("a model that is not streamed without the handler is not streamed with it", async () => {
  const { callbacks } = await traced();
  const streams: unknown[] = [];
  const app = compile(panel, {
    providers: await vendor({
      "*": ({ body }) => {
        streams.push(body["stream"]);
        return { text: "Tides." };
      },
    }),
  });
  await app.invoke(question, { callbacks });
  expect(streams.filter((stream) => stream === true)).toEqual([]);
});
