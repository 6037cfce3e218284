/** What policies do to a run, as its spans show it. */
import { InMemoryCache } from "@langchain/core/caches";
import { aggregator, compile, defineGraph, type GraphSpec, proposer, router } from "@moagraph/core";
import type { Provider } from "@moagraph/provider-kit";
import { expect, test } from "vitest";
import { nodes, panel } from "./panel.js";
import { type ReceivedSpan, spanOf, spansOf, treeOf } from "./received-span.js";
import { traced } from "./traced.js";
import { vendor } from "./vendor.js";

const word = { text: "Tides." };

async function spansOfRun(graph: GraphSpec, providers: Provider[]): Promise<ReceivedSpan[]> {
  const { callbacks, flush } = await traced();
  const functions = { first: () => ["owl"] };
  await compile(graph, { providers, functions }).invoke({ messages: "Why?" }, { callbacks });
  return (await flush()).spans;
}

const placeOf = ({ name, status, attributes }: ReceivedSpan) => [
  name,
  attributes["moagraph.attempt"],
  status,
  attributes["error.type"],
];

test("each attempt is a span, and one that failed is an error with the code of its line", async () => {
  const graph: GraphSpec = defineGraph({
    name: "one",
    nodes: {
      owl: proposer({
        model: "openai:first",
        retry: { attempts: 2, maxDelayMs: 1 },
        fallback: ["openai:second"],
      }),
    },
    output: "owl",
  });
  const spans = await spansOfRun(
    graph,
    await vendor({ first: { fault: "overloaded" }, second: word }),
  );
  expect(spansOf(spans, "chat").map(placeOf)).toEqual([
    ["chat first", 1, "ERROR", "VENDOR_UNAVAILABLE"],
    ["chat first", 2, "ERROR", "VENDOR_UNAVAILABLE"],
    ["chat second", 3, "UNSET", undefined],
  ]);
  const node = spanOf(spans, "invoke_agent owl");
  expect(node.status).toBe("UNSET");
  expect(node.events).toEqual([
    {
      "moagraph.note.type": "fallback",
      "moagraph.note.from": "openai:first",
      "moagraph.note.code": "VENDOR_UNAVAILABLE",
    },
  ]);
});

test("a node without a usable reply is an error, and a run that continues is none", async () => {
  const spans = await spansOfRun(panel, await vendor({ "gpt-5.6-luna": { text: "" }, "*": word }));
  const fox = spanOf(spans, "invoke_agent fox");
  expect([fox.status, fox.attributes["error.type"]]).toEqual(["ERROR", "BLANK_REPLY"]);
  expect(spanOf(spans, "invoke_workflow panel").status).toBe("UNSET");
  expect(spanOf(spans, "invoke_agent fuse").attributes).toMatchObject({
    "moagraph.quorum.usable": 2,
    "moagraph.quorum.of": 3,
  });
});

test("a call that a quorum cuts off is no error, and ends when it is cut off", async () => {
  const quorum = { atLeast: 2, graceMs: 1 };
  const fuse = aggregator({ model: "openai:gpt-6-luna", reads: ["owl", "fox"], quorum });
  const graph: GraphSpec = defineGraph({ ...panel, nodes: { ...nodes, fuse } });
  const hangs = { fault: "hang" } as const;
  const spans = await spansOfRun(graph, await vendor({ "gpt-5.6-luna": hangs, "*": word }));
  const cut = spanOf(spans, "chat gpt-5.6-luna");
  expect(cut.status).toBe("UNSET");
  expect(cut.attributes).toMatchObject({
    "moagraph.call.status": "aborted",
    "moagraph.usage.source": "estimated",
  });
  expect(cut.attributes["gen_ai.usage.input_tokens"]).toBeGreaterThan(0);
  expect(cut.endMs).toBeLessThanOrEqual(spanOf(spans, "invoke_agent fuse").endMs);
  expect(spanOf(spans, "invoke_agent fox").status).toBe("UNSET");
  expect(spanOf(spans, "invoke_agent fuse").events).toEqual([
    { "moagraph.note.type": "fewer", "moagraph.note.usable": 2, "moagraph.note.of": 3 },
  ]);
});

test("a reply from the cache is no request", async () => {
  const { callbacks, flush } = await traced();
  const cache = new InMemoryCache();
  const app = compile(panel, { providers: await vendor({ "*": word }), cache });
  await app.invoke({ messages: "Why?" });
  await app.invoke({ messages: "Why?" }, { callbacks });
  const { spans } = await flush();
  expect(spansOf(spans, "chat")).toEqual([]);
  expect(spanOf(spans, "invoke_agent fuse").attributes["moagraph.call.status"]).toBe("cached");
  expect(spanOf(spans, "invoke_workflow panel").attributes["moagraph.calls"]).toBe(0);
});

test("a node that a router leaves out is skipped", async () => {
  const graph: GraphSpec = defineGraph({
    name: "routed",
    nodes: {
      way: router({ routes: ["owl", "fox"], rule: { use: "first" }, maxRoutes: 1 }),
      owl: proposer({ model: "openai:gpt-6-luna" }),
      fox: proposer({ model: "openai:gpt-6-luna" }),
      fuse: aggregator({ model: "openai:gpt-6-luna", reads: ["owl", "fox"] }),
    },
    output: "fuse",
  });
  const spans = await spansOfRun(graph, await vendor({ "*": word }));
  const fox = spanOf(spans, "invoke_agent fox");
  expect([fox.status, fox.attributes["moagraph.call.status"]]).toEqual(["UNSET", "skipped"]);
  expect(treeOf(spans.filter(({ parentId }) => parentId === fox.id))).toEqual([]);
  expect(spanOf(spans, "invoke_agent way").events).toEqual([
    { "moagraph.note.type": "routed", "moagraph.note.to": ["owl"] },
  ]);
});

test("a step that starts early has its own time, and one span", async () => {
  const ask = (reads: string[]) => aggregator({ model: "openai:gpt-6-luna", reads });
  const graph: GraphSpec = {
    version: 1,
    name: "early",
    nodes: {
      a: proposer({ model: "openai:gpt-6-luna" }),
      b: proposer({ model: "openai:slow" }),
      afterA: ask(["a"]),
      afterB: ask(["b"]),
      fuse: ask(["afterA", "afterB"]),
    },
    output: "fuse",
  };
  const slow = { text: "Tides.", latencyMs: 150 };
  const spans = await spansOfRun(graph, await vendor({ slow, "*": word }));
  expect(spansOf(spans, "invoke_agent")).toHaveLength(5);
  const early = spanOf(spans, "invoke_agent afterA");
  expect(early.endMs).toBeLessThan(spanOf(spans, "invoke_agent b").endMs);
  expect(early.attributes["moagraph.layer"]).toBe(2);
});

test("each round of a staircase is a span with its number", async () => {
  const text = Array.from({ length: 60 }, (_, index) => `word${index}`).join(" ");
  const staircase = { firstChunkTokens: 10, chunkTokens: 10, maxRounds: 3 };
  const spans = await spansOfRun(
    defineGraph({ ...panel, staircase }),
    await vendor({ "*": { text, tokensPerSecond: 300 } }),
  );
  const fuse = spanOf(spans, "invoke_agent fuse");
  const rounds = spansOf(spans, "chat").filter(({ parentId }) => parentId === fuse.id);
  const numbers = rounds.map(({ attributes }) => attributes["moagraph.round"]);
  expect(numbers.length).toBeGreaterThanOrEqual(2);
  expect(numbers).toEqual(rounds.map((_, index) => index + 1));
  expect(fuse.events).toContainEqual(expect.objectContaining({ "moagraph.note.type": "round" }));
});
