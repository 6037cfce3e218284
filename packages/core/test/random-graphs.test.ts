import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Call,
  graphFromJson,
  graphToJson,
  NoUsableProposalError,
  streamRun,
  toMermaid,
} from "../src/index.js";
import { mergeBy, orderOf } from "../src/compile/graph-state.js";
import { kindOf } from "../src/spec/node-kinds.js";
import { panelOf } from "./panel.js";
import { type RandomGraph, randomGraph } from "./random-graph.js";
import { always } from "./scripted-model.js";

const replies = { answers: "yes", "is blank": " ", fails: new Error("down") };

function panelFor({ graph, behaviours }: RandomGraph) {
  const models = [...behaviours].map(([name, does]) => [
    name,
    always(does === "answers" ? `${name} says` : replies[does]),
  ]);
  return panelOf(graph, Object.fromEntries(models));
}

/** The nodes that pass something on: those that answer and had something to read, if they read. */
function usableNodes({ graph, behaviours }: RandomGraph): Set<string> {
  const usable = new Set<string>();
  for (const [name, node] of Object.entries(graph.nodes)) {
    const reads = kindOf(node).reads(node);
    const hasFood = reads.length === 0 || reads.some((read) => usable.has(read));
    if (hasFood && behaviours.get(name) === "answers") usable.add(name);
  }
  return usable;
}

describe("any graph", () => {
  test("aggregates exactly once for each sample, and shows it the usable proposals in order", async () => {
    await fc.assert(
      fc.asyncProperty(randomGraph, async (random) => {
        const { app, models } = panelFor(random);
        const usable = usableNodes(random);
        const result = await app.invoke({ messages: "Why?" }).catch((error: unknown) => error);
        for (const [name, node] of Object.entries(random.graph.nodes)) {
          const reads = kindOf(node)
            .reads(node)
            .filter((read) => usable.has(read));
          const isAsked = kindOf(node).reads(node).length === 0 || reads.length > 0;
          const asked = models[name]?.asked ?? [];
          expect(asked).toHaveLength(isAsked ? (node.samples ?? 1) : 0);
          const shown = reads.flatMap((read) =>
            Array.from({ length: random.graph.nodes[read]?.samples ?? 1 }, () => `${read} says`),
          );
          const list = shown.map((text, index) => `\n${index + 1}. ${text}`).join("");
          for (const [first] of asked) expect(first?.text.endsWith(list)).toBe(true);
        }
        const [last] = Object.keys(random.graph.nodes).slice(-1);
        const answered = (models[last as string]?.asked.length ?? 0) > 0;
        if (answered) expect(result).toMatchObject({ answer: "out says" });
        else expect(result).toBeInstanceOf(NoUsableProposalError);
      }),
      { numRuns: 60 },
    );
  });

  test("has a ledger line for every call of every node", async () => {
    await fc.assert(
      fc.asyncProperty(randomGraph, async (random) => {
        const { app, models } = panelFor(random);
        let ledger: readonly Call[] = [];
        try {
          for await (const event of streamRun(app, { messages: "Why?" })) {
            if (event.type === "run-end") ledger = event.ledger;
          }
        } catch (error) {
          expect(error).toBeInstanceOf(NoUsableProposalError);
        }
        for (const [name] of Object.entries(random.graph.nodes)) {
          const sent = ledger.filter((call) => call.node === name && call.attempt > 0);
          expect(sent).toHaveLength(models[name]?.asked.length ?? -1);
        }
      }),
      { numRuns: 40 },
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
        node: fc.constantFrom("n0", "n1", "out"),
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
