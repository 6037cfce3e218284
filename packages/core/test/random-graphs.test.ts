import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toMermaid } from "../src/graph.js";
import {
  graphFromJson,
  graphToJson,
  type MoaApp,
  NoUsableProposalError,
  type RunEndEvent,
  type RunEvent,
  streamRun,
} from "../src/index.js";
import { mergeBy } from "../src/ledger/merge-by-place.js";
import { orderOf } from "../src/runtime/graph-state.js";
import { type Panel, panelOf, shownTo } from "./panel.js";
import { type RandomGraph, randomGraph } from "./random-graph.js";
import { always } from "./scripted-model.js";

const replies = {
  // A verdict for every kind that judges: it names an answer, and begins with PASS.
  answers: "PASS 1",
  "is blank": " ",
  fails: new Error("down"),
};

function panelFor({ graph, behaviours }: RandomGraph): Panel {
  const models = [...behaviours].map(([name, does]) => [name, always(replies[does])]);
  return panelOf(graph, Object.fromEntries(models));
}

interface Finished {
  readonly events: readonly RunEvent[];
  readonly end: RunEndEvent;
  readonly error: unknown;
}

async function finish(app: MoaApp): Promise<Finished> {
  const events: RunEvent[] = [];
  let error: unknown;
  try {
    for await (const event of streamRun(app, { messages: "Why?" })) events.push(event);
  } catch (thrown) {
    error = thrown;
  }
  return { events, end: events.at(-1) as RunEndEvent, error };
}

describe("any graph over every kind", () => {
  test("answers when a proposal reaches the output, and says why when none does", async () => {
    await fc.assert(
      fc.asyncProperty(randomGraph, async (random) => {
        const { app, models } = panelFor(random);
        const { end, error } = await finish(app);
        const isAsked = (models["out"]?.asked.length ?? 0) > 0;
        if (isAsked) expect([end.answer, error]).toEqual(["out says", undefined]);
        else expect(error).toBeInstanceOf(NoUsableProposalError);
      }),
      { numRuns: 30 },
    );
  });

  test("asks every model at most as often as its flow says, aggregators exactly once a sample", async () => {
    await fc.assert(
      fc.asyncProperty(randomGraph, async (random) => {
        const { app, models } = panelFor(random);
        const { end } = await finish(app);
        for (const [name, node] of Object.entries(random.graph.nodes)) {
          const sent = end.ledger.filter((call) => call.node === name && call.attempt === 1);
          const asked = models[name]?.asked.length ?? 0;
          expect(sent.length).toBeLessThanOrEqual(random.flow.get(name)?.modelCalls ?? 0);
          expect(end.ledger.filter((call) => call.node === name && call.attempt > 0)).toHaveLength(
            asked,
          );
          if (node.kind === "aggregator" && asked > 0) expect(asked).toBe(node.samples ?? 1);
        }
      }),
      { numRuns: 30 },
    );
  });

  test("settles every planned call before it ends, and every layer once", async () => {
    await fc.assert(
      fc.asyncProperty(randomGraph, async (random) => {
        const { events, end, error } = await finish(panelFor(random).app);
        const [start] = events;
        const planned = start?.type === "run-start" ? start.calls : [];
        const layers = events.filter(({ type }) => type === "layer-end");
        expect(layers.length).toBe(
          new Set(layers.map((event) => "layer" in event && event.layer)).size,
        );
        if (error !== undefined) return;
        const settled = new Set(end.ledger.map(({ node, sample }) => `${node} ${sample}`));
        const open = planned.filter(({ node, sample }) => !settled.has(`${node} ${sample}`));
        expect(open).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test("shows whoever reads the usable proposals in the order of reads, then of samples", async () => {
    await fc.assert(
      fc.asyncProperty(randomGraph, async (random) => {
        const { app, models } = panelFor(random);
        const result = await app.invoke({ messages: "Why?" }).catch(() => undefined);
        const node = random.graph.nodes["out"];
        if (result === undefined || node?.kind !== "aggregator") return;
        const shown = node.reads.flatMap((read) =>
          result.proposals.filter((proposal) => proposal.node === read),
        );
        expect(shownTo(models["out"])).toEqual(shown.map(({ text }) => text));
      }),
      { numRuns: 30 },
    );
  });

  test("goes through JSON and back unchanged", () => {
    fc.assert(
      fc.property(randomGraph, ({ graph }) => {
        const json: unknown = JSON.parse(JSON.stringify(graphToJson(graph)));
        expect(graphFromJson(json)).toEqual(graph);
        expect(toMermaid(graphFromJson(json))).toBe(toMermaid(graph));
      }),
    );
  });
});

describe("the reducers of a graph's state", () => {
  const items = fc
    .uniqueArray(
      fc.record({
        // The last two are not the graph's: nodes that somebody added to the StateGraph.
        node: fc.constantFrom("n0", "n1", "out", "extra1", "extra2"),
        sample: fc.integer({ min: 1, max: 12 }),
      }),
      { selector: ({ node, sample }) => `${node} ${sample}` },
    )
    .chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
  const graph = { version: 1, name: "g", nodes: { n0: {}, n1: {}, out: {} }, output: "out" };
  const merge = mergeBy(orderOf(graph as never));

  test("give the same list whatever order writes arrive in", () => {
    fc.assert(
      fc.property(items, ([list, shuffled]) => {
        const oneByOne = shuffled.reduce((all, item) => merge(all, [item]), merge([], []));
        expect(oneByOne).toEqual(merge([], list));
      }),
    );
  });

  test("change nothing when the same is written again", () => {
    fc.assert(
      fc.property(items, ([list, shuffled]) => {
        const once = merge([], list);
        expect(merge(once, shuffled)).toEqual(once);
      }),
    );
  });

  test("leave what they are given as it was", () => {
    fc.assert(
      fc.property(items, ([list, shuffled]) => {
        const frozen = Object.freeze([...list]) as typeof list;
        expect(() => merge(frozen, Object.freeze([...shuffled]) as typeof list)).not.toThrow();
      }),
    );
  });
});
