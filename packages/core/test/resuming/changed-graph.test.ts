import { Command, MemorySaver, MessagesAnnotation, StateGraph } from "@langchain/langgraph";
import { describe, expect, test } from "vitest";
import {
  aggregator,
  compile,
  defineGraph,
  GraphChangedError,
  type GraphSpec,
  proposer,
  reducer,
} from "../../src/index.js";
import { panelOf } from "../panel.js";
import { always } from "../scripted-model.js";

const prompt = { messages: "Why?" };
const thread = { configurable: { thread_id: "1" } };

const proposers = { ada: proposer({ model: "ada" }), bob: proposer({ model: "bob" }) };
const middle = {
  mid: aggregator({ model: "mid", reads: ["ada", "bob"] }),
  top: aggregator({ model: "top", reads: ["ada", "bob"] }),
};
const fuse = aggregator({ model: "fuse", reads: ["mid", "top"] });

function graphOf(nodes: GraphSpec["nodes"], more: Partial<GraphSpec> = {}): GraphSpec {
  return defineGraph({ name: "layers", output: "fuse", ...more, nodes });
}

const original = graphOf({ ...proposers, ...middle, fuse });

/** A thread that was stopped after the first layer. */
async function stopped(graph = original, before: string[] = ["mid", "top"]): Promise<MemorySaver> {
  const checkpointer = new MemorySaver();
  await panelOf(graph, {}, { checkpointer }).app.invoke(prompt, {
    ...thread,
    interruptBefore: before,
  });
  return checkpointer;
}

async function resumed(
  graph: GraphSpec,
  checkpointer: MemorySaver,
  input: Command | null = null,
): Promise<{ readonly error: unknown; readonly calls: number }> {
  const { app, models } = panelOf(graph, {}, { checkpointer });
  const error: unknown = await app.invoke(input, thread).catch((thrown: unknown) => thrown);
  const calls = Object.values(models).reduce((sum, { asked }) => sum + asked.length, 0);
  return { error, calls };
}

const changed: Readonly<Record<string, readonly [GraphSpec, readonly string[]]>> = {
  "a renamed layer": [
    graphOf({
      ...proposers,
      mid2: middle.mid,
      top2: middle.top,
      fuse: { ...fuse, reads: ["mid2", "top2"] },
    }),
    [
      "`mid` was removed",
      "`top` was removed",
      '`fuse`: `reads` was ["mid","top"], is ["mid2","top2"]',
      "`mid2` was added",
      "`top2` was added",
    ],
  ],
  "a removed node": [
    graphOf({ ...proposers, mid: middle.mid, fuse: { ...fuse, reads: ["mid"] } }),
    ["`top` was removed", '`fuse`: `reads` was ["mid","top"], is ["mid"]'],
  ],
  "another model": [
    graphOf({ ...proposers, ...middle, mid: { ...middle.mid, model: "new" }, fuse }),
    ['`mid`: `model` was "mid", is "new"'],
  ],
  "another kind": [
    graphOf({
      ...proposers,
      ...middle,
      fuse: reducer({ reads: ["mid", "top"], reduce: "longest" }),
    }),
    ['`fuse`: `kind` was "aggregator", is "reducer"'],
  ],
  "another output": [
    graphOf(
      { ...proposers, ...middle, fuse, last: aggregator({ model: "last", reads: ["fuse"] }) },
      { output: "last" },
    ),
    ["`last` was added", "`output` was `fuse`, is `last`"],
  ],
  "a staircase": [
    graphOf({ ...proposers, ...middle, fuse: { ...fuse, staircase: { chunkTokens: 64 } } }),
    ['`fuse`: `staircase` was not set, is {"chunkTokens":64,"firstChunkTokens":16,"maxRounds":2}'],
  ],
  "a policy of the graph": [
    graphOf({ ...proposers, ...middle, fuse }, { anonymise: true }),
    ["mid", "top", "fuse"].map((node) => `\`${node}\`: \`anonymise\` was not set, is true`),
  ],
};

describe("a thread whose graph has changed", () => {
  test.each(Object.entries(changed))("is refused: %s", async (_, [graph, lines]) => {
    const checkpointer = await stopped();
    const { error, calls } = await resumed(graph, checkpointer);
    expect(error).toBeInstanceOf(GraphChangedError);
    const { code, message } = error as GraphChangedError;
    expect(code).toBe("GRAPH_CHANGED");
    expect(message.split("\n  ").slice(1)).toEqual(lines);
    expect(calls).toBe(0);
  });

  test("stays as it was, so that the graph of the run can resume it", async () => {
    const checkpointer = await stopped();
    const before = JSON.stringify(checkpointer.storage) + JSON.stringify(checkpointer.writes);
    await resumed(changed["another model"]![0], checkpointer);
    expect(JSON.stringify(checkpointer.storage) + JSON.stringify(checkpointer.writes)).toBe(before);
    const { error, calls } = await resumed(original, checkpointer);
    expect(error).toMatchObject({ answer: "fuse says" });
    expect(calls).toBe(3);
  });

  test("is refused by a command, too", async () => {
    const [graph] = changed["another model"]!;
    for (const command of [new Command({ resume: "yes" }), new Command({ goto: "mid" })]) {
      const { error, calls } = await resumed(graph, await stopped(), command);
      expect(error).toMatchObject({ code: "GRAPH_CHANGED" });
      expect(calls).toBe(0);
    }
  });

  test("is refused where the app is a node of another graph", async () => {
    const checkpointer = new MemorySaver();
    const around = (graph: GraphSpec) =>
      new StateGraph(MessagesAnnotation)
        .addNode("moa", panelOf(graph).app.withConfig({ interruptBefore: ["mid", "top"] }))
        .addEdge("__start__", "moa")
        .compile({ checkpointer });
    await around(original).invoke(prompt, thread);
    const [graph] = changed["another model"]!;
    await expect(around(graph).invoke(null, thread)).rejects.toMatchObject({
      code: "GRAPH_CHANGED",
      changes: [{ type: "setting-changed", node: "mid", setting: "model" }],
    });
  });

  test("takes a question: each run has a graph of its own", async () => {
    const checkpointer = await stopped();
    const { app } = panelOf(changed["another model"]![0], {}, { checkpointer });
    const { answer, ledger } = await app.invoke({ messages: "And why that?" }, thread);
    expect([answer, ledger.length]).toEqual(["fuse says", 5]);
  });

  test("lists at most 20 changes, and counts the rest", async () => {
    const names = Array.from({ length: 30 }, (_, at) => `p${at + 1}`);
    const wide = (lastTurns: number): GraphSpec =>
      graphOf({
        ...Object.fromEntries(
          names.map((name) => [name, proposer({ model: name, history: { lastTurns } })]),
        ),
        fuse: aggregator({ model: "fuse", reads: names }),
      });
    const checkpointer = await stopped(wide(2), ["fuse"]);
    const { error } = await resumed(wide(7), checkpointer);
    const { message, changes } = error as GraphChangedError;
    expect(changes).toHaveLength(30);
    expect(message.split("\n")).toHaveLength(22);
    expect(message).toMatch(
      /: 30 changes\.\n {2}`p1`: `history` was \{"lastTurns":2\}, is \{"lastTurns":7\}\n/,
    );
    expect(message).toMatch(/\n {2}… and 10 more$/);
  });

  test("shows the beginning of a prompt, and the names of vendor options, never more", async () => {
    const told = (text: string, key: string): GraphSpec =>
      graphOf({
        ...proposers,
        ...middle,
        fuse: { ...fuse, prompt: text, providerOptions: { api_key: key } },
      });
    const checkpointer = new MemorySaver();
    const appOf = (graph: GraphSpec) => {
      const names = ["ada", "bob", "mid", "top", "fuse"];
      const models = Object.fromEntries(names.map((name) => [name, () => always("yes")]));
      return compile(graph, { models, checkpointer });
    };
    const secret = "Our secret recipe is twelve herbs, and nobody may know of any.";
    await appOf(told(secret, "sk-very-secret")).invoke(prompt, {
      ...thread,
      interruptBefore: ["fuse"],
    });
    const error = await appOf(told(`${secret} Not you!`, "sk-other"))
      .invoke(null, thread)
      .catch((thrown: unknown) => thrown);
    const kept = JSON.stringify(checkpointer.writes, (_key, value: unknown) =>
      value instanceof Uint8Array ? new TextDecoder().decode(value) : value,
    );
    const text = [(error as Error).message, JSON.stringify(error), kept].join(" ");
    expect(text).toContain("Our secret recipe is twelve");
    expect(text).toContain("{ api_key }");
    expect(kept).toContain("recipe");
    expect(text).not.toMatch(/nobody may know|sk-/);
  });

  test("says so if the checkpointer has no history", async () => {
    const checkpointer = await stopped();
    const saved = checkpointer.storage["1"]?.[""] ?? {};
    for (const id of Object.keys(saved).toSorted().slice(0, -1)) delete saved[id];
    const { error } = await resumed(changed["another model"]![0], checkpointer);
    expect(error).toMatchObject({ code: "GRAPH_CHANGED", changes: undefined });
    expect((error as Error).message).toMatch(
      /no longer has that graph, so what differs is not known/,
    );
  });
});

describe("what may differ when a thread is resumed", () => {
  const free: Readonly<Record<string, GraphSpec>> = {
    "the order of nodes and of keys": graphOf({
      fuse: { reads: ["mid", "top"], model: "fuse", kind: "aggregator" },
      ...middle,
      ...proposers,
    }),
    "the graph's name, and its budget": graphOf(
      { ...proposers, ...middle, fuse },
      { name: "other", budget: { maxModelCalls: 100 } },
    ),
    "defaults that are written out": graphOf(
      { ...proposers, ...middle, fuse: { ...fuse, samples: 1 } },
      { fence: true, history: "all" },
    ),
    "time limits, retries, fallbacks, quorums and tags": graphOf(
      {
        ...proposers,
        ...middle,
        fuse: {
          ...fuse,
          fallback: ["ada"],
          tags: ["t"],
          metadata: { a: 1 },
          onExhausted: "best-effort",
        },
      },
      { timeouts: { totalMs: 1_000 }, retry: { attempts: 1 }, quorum: { atLeast: 1 } },
    ),
  };

  test.each(Object.entries(free))("%s", async (_, graph) => {
    const { error, calls } = await resumed(graph, await stopped());
    expect(error).toMatchObject({ answer: "fuse says" });
    expect(calls).toBe(3);
  });

  test("a thread that waits before the first layer, whose last run had another graph", async () => {
    const checkpointer = new MemorySaver();
    await panelOf(original, {}, { checkpointer }).app.invoke(prompt, thread);
    const [graph] = changed["another model"]!;
    const { app } = panelOf(graph, {}, { checkpointer });
    await app.invoke({ messages: "And why that?" }, { ...thread, interruptBefore: ["begin"] });
    const { ledger } = await app.invoke(null, thread);
    expect(ledger).toHaveLength(5);
  });
});
