import { MessagesAnnotation, StateGraph } from "@langchain/langgraph";
import { describe, expect, test } from "vitest";
import type { GraphSpec, MoaApp } from "../../src/index.js";
import { aggregator, defineGraph, proposer, streamRun } from "../../src/index.js";
import { after, always } from "../scripted-model.js";
import { sameInEachWiring } from "./wirings.js";
import { branches, crossing, judging, lone } from "./graphs.js";
import { unordered } from "./without-chance.js";
import { withoutUnread } from "./without-unread.js";

const prompt = { messages: "Why?" };
const graphs: [string, GraphSpec][] = [
  ["crossing", crossing],
  ["judging", judging],
  ["branches", branches],
  ["lone", lone],
];
const usual = { best: always("1"), slow: always("slow says", after(15)) };
const broken = { ...usual, bob: always(new Error("down")), mid: always(" "), second: always(" ") };

/** What a stream yields. Which of several calls at once is first is nobody's promise. */
async function collected(
  chunks: AsyncIterable<unknown> | Promise<AsyncIterable<unknown>>,
): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const chunk of await chunks) all.push(chunk);
  return unordered(all);
}

function withoutUnreadInput(event: unknown, graph: GraphSpec): unknown {
  const { name, data, ...rest } = event as { name: string; data: { input?: unknown } };
  return { name, data: { ...data, input: withoutUnread(graph, name, data.input) }, ...rest };
}

const namesOf = (app: MoaApp): string[] => Object.keys(app.builder.nodes);

describe.each(graphs)("the graph %s gives in each wiring the same", (_, graph) => {
  test("result", async () => {
    const result = await sameInEachWiring(async (panelIn) =>
      panelIn(graph, usual).app.invoke(prompt),
    );
    expect(result).toMatchObject({ answer: `${graph.output} says` });
  });

  test("result where models fail", async () => {
    const result = await sameInEachWiring(async (panelIn) =>
      panelIn(graph, broken).app.invoke(prompt),
    );
    expect(result).toHaveProperty("ledger");
  });

  test("error where all models fail", async () => {
    const down = always(new Error("down"));
    const given = { ada: down, bob: down, slow: down, quick: down };
    const error = await sameInEachWiring(async (panelIn) =>
      panelIn(graph, given)
        .app.invoke(prompt)
        .catch((thrown: unknown) => thrown),
    );
    expect(error).toMatch(/NoUsableProposalError|AnswerFailedError/);
  });

  test("drawing, with every edge", async () => {
    await sameInEachWiring(async (panelIn) => {
      const { app } = panelIn(graph);
      const drawn = (await app.getGraphAsync()).edges.map((edge) => [edge.source, edge.target]);
      expect(new Set(drawn.flat())).toEqual(new Set([...namesOf(app), "__start__", "__end__"]));
      const mermaid = app.getGraph().drawMermaid().split("\n").toSorted();
      return [drawn.map(String).toSorted(), mermaid];
    });
  });

  test.each(["updates", "values", "custom", "tasks", "messages", "debug"] as const)(
    "stream of %s",
    async (streamMode) => {
      const told = await sameInEachWiring(async (panelIn) =>
        collected(
          panelIn(graph, usual, { streamMessages: "all" }).app.stream(prompt, { streamMode }),
        ),
      );
      expect((told as unknown[]).length).toBeGreaterThan(graph === lone ? 0 : 4);
    },
  );

  test("streams at once", async () => {
    const told = await sameInEachWiring(async (panelIn) =>
      collected(
        panelIn(graph, usual).app.stream(prompt, {
          streamMode: ["updates", "custom", "messages", "values"],
        }),
      ),
    );
    expect(told).not.toEqual([]);
  });

  test("streams where models fail", async () => {
    const told = await sameInEachWiring(async (panelIn) =>
      collected(panelIn(graph, broken).app.stream(prompt, { streamMode: ["updates", "custom"] })),
    );
    expect(told).not.toEqual([]);
  });

  test.each(["v1", "v2"] as const)("streamEvents %s, with a run of each node", async (version) => {
    const told = await sameInEachWiring(async (panelIn) => {
      const { app } = panelIn(graph, usual);
      const events = await collected(app.streamEvents(prompt, { version }));
      const names = new Set(events.map((event) => (event as { name: string }).name));
      for (const name of namesOf(app)) expect(names).toContain(name);
      return unordered(events.map((event) => withoutUnreadInput(event, graph)));
    });
    expect((told as unknown[]).length).toBeGreaterThan(5);
  });

  test("events of streamRun", async () => {
    for (const listenTo of ["answer", "every-call"] as const) {
      const events = await sameInEachWiring(async (panelIn) => {
        const byNode: Record<string, unknown[]> = {};
        const { app } = panelIn(graph, usual);
        for await (const event of streamRun(app, prompt, { listenTo })) {
          const key = "node" in event ? event.node : event.type;
          (byNode[key] ??= []).push(event);
        }
        // Layers that do not read each other may end in any order.
        return { ...byNode, "layer-end": unordered(byNode["layer-end"] ?? []) };
      });
      expect(events).toHaveProperty("run-end");
    }
  });
});

describe.each([branches, crossing])(
  "the graph $name, as a subgraph, gives the same in each wiring",
  (graph) => {
    const parentOf = (app: MoaApp) =>
      new StateGraph(MessagesAnnotation)
        .addNode("moa", app)
        .addNode("after", () => ({ messages: [{ role: "human", content: "Thanks." }] }))
        .addEdge("__start__", "moa")
        .addEdge("moa", "after")
        .compile();

    test.each(["updates", "values", "custom", "tasks", "messages"] as const)(
      "stream of %s with those of its nodes",
      async (streamMode) => {
        const told = (await sameInEachWiring(async (panelIn) => {
          const parent = parentOf(panelIn(graph, usual).app);
          return collected(parent.stream(prompt, { streamMode, subgraphs: true }));
        })) as [string[], unknown][];
        expect(told.some(([path]) => path[0] === "moa:<id>")).toBe(true);
      },
    );

    test("drawing, with its edges", async () => {
      const drawn = await sameInEachWiring(async (panelIn) => {
        const { edges } = await parentOf(panelIn(graph).app).getGraphAsync({ xray: true });
        return edges.map(({ source, target }) => `${source} ${target}`).toSorted();
      });
      expect(drawn).toContain(graph === crossing ? "moa:begin moa:bob" : "moa:begin moa:slow");
    });
  },
);

describe("a graph that somebody adds to", () => {
  const pair = defineGraph({
    name: "pair",
    nodes: {
      ada: proposer({ model: "ada" }),
      bob: proposer({ model: "bob" }),
      fuse: aggregator({ model: "fuse", reads: ["ada", "bob"] }),
    },
    output: "fuse",
  });

  test("runs the added steps, too", async () => {
    const result = await sameInEachWiring(async (panelIn) => {
      const { builder } = panelIn(pair).app;
      const seen: string[] = [];
      builder.compiled = false;
      builder.addNode("log", ((state: { proposals: unknown[] }) => {
        seen.push(`log ${state.proposals.length}`);
        return {};
      }) as never);
      builder.addNode("close", (() => void seen.push("close")) as never);
      builder.addEdge("ada", "log");
      builder.addEdge(["log", "fuse"], "close");
      const app = builder.compile();
      const updates: unknown[] = await collected(app.stream(prompt, { streamMode: "updates" }));
      const drawn = app.getGraph().edges.map(({ source, target }) => `${source} ${target}`);
      return [seen, updates, drawn.toSorted()];
    });
    expect((result as unknown[])[0]).toEqual(["log 2", "close"]);
  });
});
