/** Graphs in graphs: what they ask, and what of the inner graph holds. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planRun, toMermaid, toSvg } from "../src/graph.js";
import {
  aggregator,
  defineGraph,
  flatGraphOf,
  flowOf,
  graph,
  graphFromJson,
  type GraphSpec,
  layersOf,
  modelsOf,
  MoaError,
  type MoaOutput,
  proposer,
  ranker,
  repeat,
  streamRun,
  swapModels,
  type Until,
} from "../src/index.js";
import { policiesOf } from "../src/spec/policies/policies.js";
import { askedOf, duet, panelOf, shownTo } from "./panel.js";
import { randomGraph } from "./random-graph.js";
import { always } from "./scripted-model.js";

describe("a graph as a node", () => {
  const nested = defineGraph({
    name: "nested",
    nodes: {
      duet: graph({ graph: duet }),
      eve: proposer({ model: "eve" }),
      last: aggregator({ model: "last", reads: ["duet", "eve"] }),
    },
    output: "last",
  });

  test("is flow, layers and models of its nodes", () => {
    expect([...flowOf(nested).keys()].toSorted()).toEqual([
      "duet",
      "duet/ada",
      "duet/bob",
      "eve",
      "last",
    ]);
    expect(layersOf(nested)).toEqual([["duet/ada", "duet/bob", "eve"], ["duet"], ["last"]]);
    expect(modelsOf(nested)).toEqual(["ada", "bob", "fuse", "eve", "last"]);
  });

  test("asks what the same graph asks that is written flat", async () => {
    const flat = defineGraph({
      name: "flat",
      nodes: {
        ada: proposer({ model: "ada" }),
        bob: proposer({ model: "bob" }),
        fuse: aggregator({ model: "fuse", reads: ["bob", "ada"] }),
        eve: proposer({ model: "eve" }),
        last: aggregator({ model: "last", reads: ["fuse", "eve"] }),
      },
      output: "last",
    });
    const panels = [panelOf(nested), panelOf(flat)];
    const results = [];
    for (const { app } of panels) results.push(await app.invoke({ messages: "Why?" }));
    const [asked, written] = panels.map(({ models }) =>
      Object.entries(models).map(([name, model]) => [name, askedOf(model)]),
    );
    expect(asked).toEqual(written);
    expect(results.map(({ answer }) => answer)).toEqual(["last says", "last says"]);
    expect(results[0]?.ledger.map(({ node }) => node)).toEqual([
      "duet/ada",
      "duet/bob",
      "duet",
      "eve",
      "last",
    ]);
  });

  test("has its own policies, and those of the outer graph where it sets none", async () => {
    const inner = defineGraph({ ...duet, name: "plain", fence: false, fallback: ["eve"] });
    const outer = defineGraph({
      name: "outer",
      nodes: {
        duet: graph({ graph: inner }),
        last: aggregator({ model: "last", reads: ["duet"] }),
      },
      output: "last",
      onTruncated: "fail",
      capabilities: { fuse: { tools: false } },
    });
    const flat = flatGraphOf(outer);
    const policies = policiesOf(flat, flat.nodes["duet"] ?? {});
    expect(policies).toMatchObject({ fence: false, fallback: ["eve"], onTruncated: "fail" });
    expect(policiesOf(flat, flat.nodes["last"] ?? {})).toMatchObject({ fence: true, fallback: [] });
    const { app, models } = panelOf(outer);
    await app.invoke({ messages: "Why?" });
    expect(askedOf(models["fuse"])[0]).toMatch(/1\. bob says\n2\. ada says$/);
    expect(shownTo(models["last"])).toEqual(["fuse says"]);
  });

  test("states models for the whole run; the outer graph has priority", () => {
    const inner = defineGraph({
      ...duet,
      capabilities: { ada: { tools: false, images: false } },
      endpoints: { near: { baseUrl: "http://localhost:1/v1" } },
    });
    const nodes = { duet: graph({ graph: inner }) };
    const outer = defineGraph({
      name: "outer",
      nodes,
      output: "duet",
      capabilities: { ada: { tools: true } },
    });
    const { capabilities, endpoints } = flatGraphOf(outer);
    expect(capabilities).toEqual({ ada: { tools: true, images: false } });
    expect(Object.keys(endpoints ?? {})).toEqual(["near"]);
    const swapped = swapModels(outer, { ada: "eve", bob: "eve" });
    expect(modelsOf(swapped)).toEqual(["eve", "fuse"]);
    expect(flatGraphOf(swapped).capabilities).toBeUndefined();
  });

  test("streams the answer of the graph that is the output, and is planned and drawn", async () => {
    const outer = defineGraph({
      name: "outer",
      nodes: { duet: graph({ graph: duet }) },
      output: "duet",
    });
    const { app } = panelOf(outer);
    const tokens: string[] = [];
    for await (const event of streamRun(app, { messages: "Why?" })) {
      if (event.type === "answer-token") tokens.push(`${event.node} ${event.text}`);
    }
    expect(tokens).toEqual(["duet fuse ", "duet says"]);
    const { total, worstCase } = planRun(outer, { facts: () => ({}) });
    expect([total.calls, worstCase.modelCalls]).toEqual([3, 3]);
    for (const drawing of [toMermaid(outer), toSvg(outer)]) {
      expect(drawing).toContain("duet · layer 1");
    }
  });
});

test("each round has a frame, also the last one with a single node", () => {
  const revise = aggregator({ model: "revise", reads: ["input"] });
  const graphOf = (maxRounds: number) =>
    defineGraph({
      name: "revised",
      nodes: {
        ada: proposer({ model: "ada" }),
        r: repeat({
          reads: ["ada"],
          body: { nodes: { revise }, output: "revise" },
          until: { use: "never" },
          maxRounds,
        }),
      },
      output: "r",
    });
  for (const rounds of [1, 3]) {
    const drawing = toMermaid(graphOf(rounds));
    expect(drawing).toContain(`r/${rounds} · layer`);
  }
});

test.each([
  [
    "GRAPH_IN_ITSELF",
    (): GraphSpec => {
      const written = { version: 1 as const, name: "again", nodes: {}, output: "again" };
      return Object.assign(written, { nodes: { again: graph({ graph: written }) } });
    },
  ],
  [
    "TOO_MANY_LEVELS",
    (): GraphSpec => {
      let held: GraphSpec = duet;
      for (let level = 0; level < 10_000; level += 1) {
        held = {
          version: 1,
          name: "deep",
          nodes: { again: graph({ graph: held }) },
          output: "again",
        };
      }
      return held;
    },
  ],
])("a graph that was not validated is a typed error: %s", (code, make) => {
  const written = make();
  const flattening = [flatGraphOf, modelsOf, flowOf, layersOf, toSvg, toMermaid] as const;
  for (const flatten of flattening) {
    expect(() => flatten(written)).toThrow(expect.objectContaining({ code }));
  }
  expect(() => swapModels(written, {})).toThrow(expect.objectContaining({ code }));
});

test("more rounds than LangGraph's usual limit of super-steps need no `recursionLimit`", async () => {
  const rounds = repeat({
    reads: ["ada"],
    body: {
      nodes: { revise: aggregator({ model: "revise", reads: ["input"] }) },
      output: "revise",
    },
    until: { use: "never" },
    maxRounds: 30,
  });
  const nodes = { ada: proposer({ model: "ada" }), rounds };
  const long = defineGraph({ name: "long", nodes, output: "rounds" });
  const { app, models } = panelOf(long, {}, { functions: { never: () => false } });
  await app.invoke({ messages: "Why?" });
  expect(models["revise"]?.asked).toHaveLength(30);
});

test("neither do as many pairwise rankers, each of which takes two super-steps", async () => {
  const rounds = repeat({
    reads: ["ada"],
    body: {
      nodes: {
        revise: aggregator({ model: "revise", samples: 2, reads: ["input"] }),
        best: ranker({ model: "judge", method: "pairwise", reads: ["revise"] }),
      },
      output: "best",
    },
    until: { use: "never" },
    maxRounds: 10,
  });
  const nodes = { ada: proposer({ model: "ada" }), rounds };
  const long = defineGraph({ name: "long", nodes, output: "rounds" });
  const given = { judge: always("PASS 1") };
  const { app, models } = panelOf(long, given, { functions: { never: () => false } });
  await app.invoke({ messages: "Why?" });
  expect(models["revise"]?.asked).toHaveLength(20);
});

describe("any graph in rounds of graphs", () => {
  const untils: readonly Until[] = [{ agreement: 0.5 }, { use: "never" }, { model: "judge" }];
  const nesting = fc.record({
    inner: randomGraph,
    maxRounds: fc.integer({ min: 1, max: 3 }),
    until: fc.constantFrom(...untils),
  });

  test("answers or rejects with a typed error, and accounts for every call", async () => {
    await fc.assert(
      fc.asyncProperty(nesting, async ({ inner, maxRounds, until }) => {
        const condition: Until = until;
        const outer = defineGraph({
          name: "outer",
          nodes: {
            panel: graph({ graph: inner.graph }),
            rounds: repeat({
              reads: ["panel"],
              body: {
                nodes: {
                  again: graph({ graph: inner.graph }),
                  fuse: aggregator({ model: "fuse", reads: ["input", "again"] }),
                },
                output: ["fuse", "again"],
              },
              until: condition,
              maxRounds,
            }),
            last: aggregator({ model: "last", reads: ["rounds"] }),
          },
          output: "last",
        });
        expect(graphFromJson(JSON.parse(JSON.stringify(outer)))).toEqual(outer);
        const given = [...inner.behaviours].map(
          ([name, does]) =>
            [name, always(does === "answers" ? "PASS 1" : new Error(does))] as const,
        );
        const functions = { never: () => false };
        const { app, models } = panelOf(outer, Object.fromEntries(given), { functions });
        const result = await app.invoke({ messages: "Why?" }).catch((error: unknown) => error);
        if (result instanceof Error) expect(result).toBeInstanceOf(MoaError);
        const { ledger } = result as MoaOutput;
        const made = ledger.filter(({ attempt }) => attempt > 0);
        for (const [name, { asked }] of Object.entries(models)) {
          expect(made.filter(({ model }) => model === name)).toHaveLength(asked.length);
        }
        if (result instanceof Error) return;
        const settled = new Set(ledger.map(({ node, sample }) => `${node} ${sample}`));
        const open = [...flowOf(outer)].flatMap(([node, { modelCalls }]) =>
          Array.from({ length: modelCalls }, (_, call) => `${node} ${call + 1}`),
        );
        expect(open.filter((call) => !settled.has(call))).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});
