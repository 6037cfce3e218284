import { SystemMessage } from "@langchain/core/messages";
import { Command, MemorySaver } from "@langchain/langgraph";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import {
  aggregator,
  type Call,
  compile,
  defineGraph,
  graph as inner,
  type GraphSpec,
  type MoaError,
  type MoaOutput,
  proposer,
  ranker,
  repeat,
  rerunFrom,
  router,
  type RunEvent,
  type RunInput,
  streamRun,
  toStateGraph,
} from "../../src/index.js";
import { asking } from "./asking-graphs.js";
import { duet, modelsIn, type Panel, panelOf, shownTo } from "../panel.js";
import { randomGraph } from "../random-graph.js";
import { always, ScriptedModel } from "../scripted-model.js";

const prompt = { messages: "Why?" };
const thread = { configurable: { thread_id: "1" } };

/** The calls of each model of a panel that was asked. */
function asked({ models }: Panel): Record<string, number> {
  const counts = Object.entries(models).map(([name, model]) => [name, model.asked.length] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

function statuses(ledger: readonly Call[]): string[] {
  return ledger.map(({ node, attempt, status }) => `${node} ${attempt} ${status}`);
}

function typesOf({ messages }: MoaOutput): string[] {
  return messages.map(({ type, text }) => `${type}: ${text}`);
}

/** What a model was asked in one of its calls. */
function askedOf(model: ScriptedModel | undefined, call: number): string {
  return (model?.asked[call] ?? []).map(({ text }) => text).join("\n");
}

async function drain(stream: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of stream);
}

/** What is recorded of calls that LangGraph has not saved. */
function journal({ writes }: MemorySaver): string[] {
  return Object.values(writes)
    .flatMap((all) => Object.values(all))
    .flatMap(([, channel, value]) =>
      channel === "moagraph:call" ? [new TextDecoder().decode(value)] : [],
    );
}

/** The nodes whose ledger lines are saved as writes of steps. */
function savedLines({ writes }: MemorySaver): string {
  const saved = Object.values(writes).flatMap((all) => Object.values(all));
  return saved
    .flatMap(([, channel, value]) =>
      channel === "ledger" ? [new TextDecoder().decode(value)] : [],
    )
    .join();
}

/** A graph with other nodes. */
function changed(graph: GraphSpec, nodes: GraphSpec["nodes"]): GraphSpec {
  return defineGraph({ ...graph, nodes: { ...graph.nodes, ...nodes } });
}

const kept = { inputTokens: 0, outputTokens: 0, costUsd: 0, notes: [{ type: "kept" }] };

describe("rerunFrom", () => {
  test("five aggregators on one set of proposals cost five calls", async () => {
    const checkpointer = new MemorySaver();
    const first = panelOf(duet, {}, { checkpointer });
    await first.app.invoke(prompt, thread);
    expect(asked(first)).toEqual({ ada: 1, bob: 1, fuse: 1 });
    for (const chair of ["one", "two", "three", "four", "five"]) {
      const fuse = aggregator({ model: chair, reads: ["ada", "bob"], prompt: `Be ${chair}.` });
      const panel = panelOf(changed(duet, { fuse }), {}, { checkpointer });
      const output = await panel.app.invoke(rerunFrom("fuse"), thread);
      expect(asked(panel)).toEqual({ [chair]: 1 });
      expect(output.answer).toBe(`${chair} says`);
      expect(typesOf(output)).toEqual(["human: Why?", `ai: ${chair} says`]);
      expect(shownTo(panel.models[chair])).toEqual(["ada says", "bob says"]);
      expect(statuses(output.ledger)).toEqual(["ada 0 cached", "bob 0 cached", "fuse 1 ok"]);
      expect(output.ledger[0]).toMatchObject(kept);
    }
  });

  test("asks the same node again, with another reply", async () => {
    const checkpointer = new MemorySaver();
    const fuse = new ScriptedModel(["first", "second", "third"]);
    const panel = panelOf(duet, { fuse }, { checkpointer });
    for (const input of [prompt, rerunFrom("fuse"), rerunFrom("fuse")]) {
      await panel.app.invoke(input, thread);
    }
    const { values } = await panel.app.getState(thread);
    expect(values.answer).toBe("third");
    expect(typesOf(values as MoaOutput)).toEqual(["human: Why?", "ai: third"]);
    expect(asked(panel)).toEqual({ ada: 1, bob: 1, fuse: 3 });
  });

  test("keeps what has passed a router, and skips again what it skipped", async () => {
    const graph = defineGraph({
      name: "routed",
      nodes: {
        pick: router({ model: "pick", routes: ["ada", "bob"], maxRoutes: 1 }),
        ada: proposer({ model: "ada" }),
        bob: proposer({ model: "bob" }),
        fuse: aggregator({ model: "fuse", reads: ["ada", "bob"] }),
      },
      output: "fuse",
    });
    const panel = panelOf(graph, { pick: always("2") }, { checkpointer: new MemorySaver() });
    await panel.app.invoke(prompt, thread);
    const { ledger } = await panel.app.invoke(rerunFrom("fuse"), thread);
    expect(statuses(ledger)).toEqual([
      "pick 0 cached",
      "ada 0 skipped",
      "bob 0 cached",
      "fuse 1 ok",
    ]);
    expect(ledger[0]?.notes).toEqual([{ type: "routed", to: ["bob"] }, { type: "kept" }]);
    expect(asked(panel)).toEqual({ pick: 1, bob: 1, fuse: 2 });
    await panel.app.invoke(rerunFrom("pick"), thread);
    expect(asked(panel)).toEqual({ pick: 2, bob: 2, fuse: 3 });
  });

  test("starts in the middle of rounds", async () => {
    const graph = defineGraph({
      name: "rounds",
      nodes: {
        ada: proposer({ model: "ada" }),
        rounds: repeat({
          reads: ["ada"],
          body: {
            nodes: { writer: aggregator({ model: "writer", reads: ["input"], samples: 2 }) },
            output: "writer",
          },
          until: { agreement: 1 },
          maxRounds: 3,
        }),
        fuse: aggregator({ model: "fuse", reads: ["rounds"] }),
      },
      output: "fuse",
    });
    let texts = 0;
    const writer = new ScriptedModel(Array.from({ length: 20 }, () => `text ${(texts += 1)}`));
    const panel = panelOf(graph, { writer }, { checkpointer: new MemorySaver() });
    await panel.app.invoke(prompt, thread);
    expect(asked(panel)).toEqual({ ada: 1, writer: 6, fuse: 1 });
    await panel.app.invoke(rerunFrom("rounds/2"), thread);
    expect(asked(panel)).toEqual({ ada: 1, writer: 10, fuse: 2 });
    await panel.app.invoke(rerunFrom("rounds"), thread);
    expect(asked(panel)).toEqual({ ada: 1, writer: 16, fuse: 3 });
  });

  test("takes the names of nodes in nested graphs, as written and as they run", async () => {
    const graph = defineGraph({
      name: "nested",
      nodes: {
        panel: inner({ graph: duet }),
        eve: proposer({ model: "eve" }),
        last: aggregator({ model: "last", reads: ["panel", "eve"] }),
      },
      output: "last",
    });
    const panel = panelOf(graph, {}, { checkpointer: new MemorySaver() });
    await panel.app.invoke(prompt, thread);
    await panel.app.invoke(rerunFrom("panel/fuse"), thread);
    expect(asked(panel)).toEqual({ ada: 1, bob: 1, fuse: 2, eve: 1, last: 2 });
    await panel.app.invoke(rerunFrom("panel/ada"), thread);
    expect(asked(panel)).toEqual({ ada: 2, bob: 1, fuse: 3, eve: 1, last: 3 });
    await panel.app.invoke(rerunFrom("panel"), thread);
    expect(asked(panel)).toEqual({ ada: 3, bob: 2, fuse: 4, eve: 1, last: 4 });
  });

  test("keeps comparisons, verdicts and formatted values", async () => {
    const responseFormat = { type: "object", properties: { n: { type: "integer" } } };
    const graph = defineGraph({
      name: "ranked",
      nodes: {
        ada: proposer({ model: "ada", samples: 3, responseFormat }),
        best: ranker({ model: "best", reads: ["ada"], method: "pairwise" }),
        fuse: aggregator({ model: "fuse", reads: ["best"] }),
      },
      output: "fuse",
    });
    const ada = new ScriptedModel(['{"n":1}', '{"n":2}', '{"n":3}']);
    const panel = panelOf(graph, { ada, best: always("2") }, { checkpointer: new MemorySaver() });
    const first = await panel.app.invoke(prompt, thread);
    const second = await panel.app.invoke(rerunFrom("fuse"), thread);
    expect(asked(panel)).toEqual({ ada: 3, best: 3, fuse: 2 });
    expect(second.structuredResponses).toEqual(first.structuredResponses);
    expect(second.proposals).toEqual(first.proposals);
    const { values } = await panel.app.getState(thread);
    expect(values.verdicts).toHaveLength(3);
  });

  test("steps of `before` do not run again, those of `after` do", async () => {
    const ran: string[] = [];
    const step = (name: string) => (): Record<string, unknown> => {
      ran.push(name);
      return name === "fetch" ? { messages: [new SystemMessage("fetched")] } : {};
    };
    const panel = panelOf(
      duet,
      {},
      {
        checkpointer: new MemorySaver(),
        before: { fetch: step("fetch") },
        after: { check: step("check") },
      },
    );
    await panel.app.invoke(prompt, thread);
    const output = await panel.app.invoke(rerunFrom("fuse"), thread);
    expect(ran).toEqual(["fetch", "check", "check"]);
    expect(typesOf(output)).toEqual(["human: Why?", "system: fetched", "ai: fuse says"]);
  });

  test("asks a person again, or keeps what a person chose", async () => {
    const panel = panelOf(asking, {}, { checkpointer: new MemorySaver() });
    await panel.app.invoke(prompt, thread);
    await panel.app.invoke(new Command({ resume: { text: "mine" } }), thread);
    await panel.app.invoke(rerunFrom("fuse"), thread);
    expect(askedOf(panel.models["fuse"], 1)).toContain("mine");
    await panel.app.invoke(rerunFrom("choice"), thread);
    const { next } = await panel.app.getState(thread);
    expect(next).toEqual(["choice"]);
    const { answer } = await panel.app.invoke(new Command({ resume: { text: "new" } }), thread);
    expect([answer, askedOf(panel.models["fuse"], 2)]).toEqual([
      "fuse says",
      expect.stringContaining("new"),
    ]);
    expect(asked(panel)).toEqual({ ada: 1, fuse: 3 });
  });

  test("after the answer has failed, asks only for the answer", async () => {
    const down = new Error("down");
    const fuse = new ScriptedModel([down, "fused"]);
    const panel = panelOf(duet, { fuse }, { checkpointer: new MemorySaver() });
    await expect(panel.app.invoke(prompt, thread)).rejects.toMatchObject({ code: "ANSWER_FAILED" });
    const { answer, ledger } = await panel.app.invoke(rerunFrom("fuse"), thread);
    expect([answer, ledger.length]).toEqual(["fused", 3]);
    expect(asked(panel)).toEqual({ ada: 1, bob: 1, fuse: 2 });
  });

  test("after a cut in a layer, asks the rest of the layer too", async () => {
    const checkpointer = new MemorySaver();
    const stop = new AbortController();
    const bob = always("late", async (signal) => {
      await new Promise((resolve) => signal?.addEventListener("abort", resolve));
    });
    const first = panelOf(duet, { bob }, { checkpointer });
    const run = first.app.invoke(prompt, { ...thread, signal: stop.signal });
    await expect.poll(() => savedLines(checkpointer)).toContain("ada");
    stop.abort();
    await expect(run).rejects.toThrow();
    const second = panelOf(duet, {}, { checkpointer });
    // The thread is free when all that was under way has ended.
    const { answer, ledger } = await vi.waitFor(
      () => second.app.invoke(rerunFrom("fuse"), thread),
      { timeout: 30_000 },
    );
    expect(answer).toBe("fuse says");
    expect(asked(second)).toEqual({ bob: 1, fuse: 1 });
    expect(statuses(ledger)).toEqual(["ada 0 cached", "bob 1 ok", "fuse 1 ok"]);
  });

  test("keeps replies of steps that had started early when the run was cut", async () => {
    const graph = defineGraph({
      name: "uneven",
      nodes: {
        slow: proposer({ model: "slow" }),
        quick: proposer({ model: "quick" }),
        second: aggregator({ model: "second", reads: ["quick"] }),
        third: aggregator({ model: "third", reads: ["second"] }),
        fuse: aggregator({ model: "fuse", reads: ["slow", "third"] }),
      },
      output: "fuse",
    });
    const checkpointer = new MemorySaver();
    const stop = new AbortController();
    const slow = always("late", async (signal) => {
      await new Promise((resolve) => signal?.addEventListener("abort", resolve));
    });
    const first = panelOf(graph, { slow }, { checkpointer });
    const run = first.app.invoke(prompt, { ...thread, signal: stop.signal });
    await expect.poll(() => JSON.stringify(journal(checkpointer))).toContain("third says");
    stop.abort();
    await expect(run).rejects.toThrow();
    expect(asked(first)).toEqual({ slow: 1, quick: 1, second: 1, third: 1 });
    const second = panelOf(graph, {}, { checkpointer });
    const again = await vi.waitFor(() => second.app.invoke(rerunFrom("third"), thread), {
      timeout: 30_000,
    });
    expect(statuses(again.ledger)).toEqual([
      "slow 1 ok",
      "quick 0 cached",
      "second 0 cached",
      "third 1 ok",
      "fuse 1 ok",
    ]);
    expect(asked(second)).toEqual({ slow: 1, third: 1, fuse: 1 });
  });

  test("uses proposals that a person has edited", async () => {
    const panel = panelOf(duet, {}, { checkpointer: new MemorySaver() });
    await panel.app.invoke(prompt, thread);
    const { values } = await panel.app.getState(thread);
    const [ada] = values.proposals ?? [];
    await panel.app.updateState(thread, { proposals: [{ ...ada!, text: "edited" }] }, "fuse");
    await panel.app.invoke(rerunFrom("fuse"), thread);
    expect(askedOf(panel.models["fuse"], 1)).toContain("edited");
    expect(asked(panel)).toEqual({ ada: 1, bob: 1, fuse: 2 });
  });

  test.each(["stream", "batch", "streamEvents", "toStateGraph"])("works by %s", async (way) => {
    const models = modelsIn(duet, {});
    const checkpointer = new MemorySaver();
    const app = compile(duet, { models, checkpointer });
    await app.invoke(prompt, thread);
    const input = rerunFrom("fuse");
    const built = toStateGraph(duet, { models }).compile({ checkpointer });
    const ways: Readonly<Record<string, () => Promise<unknown>>> = {
      stream: async () => drain(await app.stream(input, thread)),
      batch: async () => app.batch([input], thread),
      streamEvents: async () => drain(app.streamEvents(input, { ...thread, version: "v2" })),
      toStateGraph: async () => built.invoke(input as never, thread),
    };
    await ways[way]?.();
    expect(asked({ app, models })).toEqual({ ada: 1, bob: 1, fuse: 2 });
  });

  test("leaves a command that goes to a kept step as it is", async () => {
    const panel = panelOf(duet, {}, { checkpointer: new MemorySaver() });
    await panel.app.invoke(prompt, thread);
    await panel.app.invoke(rerunFrom("fuse"), thread);
    await panel.app.invoke(new Command({ goto: "ada" }), thread);
    expect(asked(panel)).toEqual({ ada: 2, bob: 1, fuse: 2 });
  });

  test("streams what is kept in one event", async () => {
    const panel = panelOf(duet, {}, { checkpointer: new MemorySaver() });
    await panel.app.invoke(prompt, thread);
    const events: RunEvent[] = [];
    for await (const event of streamRun(panel.app, rerunFrom("fuse"), thread)) events.push(event);
    const named = events.map((event) =>
      "node" in event ? `${event.type} ${event.node}` : event.type,
    );
    expect(named).toEqual([
      "run-start",
      "run-resume",
      "call-start fuse",
      "first-token fuse",
      "answer-token fuse",
      "answer-token fuse",
      "call-end fuse",
      "layer-end",
      "run-end",
    ]);
    expect(events[1]).toMatchObject({ cut: [], kept: [{ node: "ada" }, { node: "bob" }] });
  });

  test("charges the budget with new calls only", async () => {
    const checkpointer = new MemorySaver();
    await panelOf(duet, {}, { checkpointer }).app.invoke(prompt, thread);
    const one = { ...duet, budget: { maxModelCalls: 1 } };
    const panel = panelOf(defineGraph(one as never), {}, { checkpointer });
    const { answer } = await panel.app.invoke(rerunFrom("fuse"), thread);
    expect(answer).toBe("fuse says");
    await expect(panel.app.invoke(rerunFrom("ada"), thread)).rejects.toMatchObject({
      code: "BUDGET_EXHAUSTED",
    });
    expect(asked(panel)).toEqual({ fuse: 1 });
  });
});

describe("rerunFrom refuses", () => {
  async function answered(checkpointer: MemorySaver): Promise<void> {
    await panelOf(duet, {}, { checkpointer }).app.invoke(prompt, thread);
  }

  async function errorOf(run: Promise<unknown>): Promise<unknown> {
    return run.then(
      () => undefined,
      (error: unknown) => error,
    );
  }

  test("a node that the graph does not have", async () => {
    const checkpointer = new MemorySaver();
    await answered(checkpointer);
    const { app } = panelOf(duet, {}, { checkpointer });
    const input = { rerunFrom: ["fus"] };
    expect(await errorOf(app.invoke(input, thread))).toMatchObject({
      code: "INVALID_INPUT",
      message: "`rerunFrom` names `fus`, which is no node of graph `duet`.",
      hint: "Did you mean `fuse`?",
    });
    expect(await errorOf(app.invoke({ rerunFrom: [] }, thread))).toMatchObject({
      code: "INVALID_INPUT",
      message: "`rerunFrom` names no node.",
    });
  });

  test("a run without a thread, and a thread without a run", async () => {
    const input = rerunFrom("fuse");
    expect(await errorOf(panelOf(duet).app.invoke(input))).toMatchObject({
      code: "NOTHING_TO_RESUME",
      message: "`rerunFrom` was passed, but the run has no thread whose results could be kept.",
    });
    const { app } = panelOf(duet, {}, { checkpointer: new MemorySaver() });
    expect(await errorOf(app.invoke(input, thread))).toMatchObject({
      code: "NOTHING_TO_RESUME",
      message: "`rerunFrom` was passed, but the thread has no run whose results could be kept.",
    });
  });

  test("a thread whose run was saved when it ended", async () => {
    const { app } = panelOf(duet, {}, { checkpointer: new MemorySaver() });
    await app.invoke(prompt, { ...thread, durability: "exit" });
    expect(await errorOf(app.invoke(rerunFrom("fuse"), thread))).toMatchObject({
      code: "NOTHING_TO_RESUME",
      message: expect.stringContaining("does not have the checkpoint from which the run"),
    });
  });

  test("to keep the result of a node that has changed", async () => {
    const checkpointer = new MemorySaver();
    await answered(checkpointer);
    const panel = panelOf(changed(duet, { ada: proposer({ model: "new" }) }), {}, { checkpointer });
    const error = await errorOf(panel.app.invoke(rerunFrom("fuse"), thread));
    expect(error).toMatchObject({
      code: "GRAPH_CHANGED",
      message: [
        "The run of the thread was started with another graph than `duet` is now: 1 change of nodes that have run.",
        '  `ada`: `model` was "ada", is "new"',
      ].join("\n"),
      hint: 'Ask the changed nodes again, too: `app.invoke(rerunFrom("ada"), config)`.',
    });
    expect(asked(panel)).toEqual({});
    await panel.app.invoke(rerunFrom("ada"), thread);
    expect(asked(panel)).toEqual({ new: 1, fuse: 1 });
  });

  test("to keep the answer of a node that was the output", async () => {
    const checkpointer = new MemorySaver();
    await answered(checkpointer);
    const last = aggregator({ model: "last", reads: ["fuse"] });
    const nodes: GraphSpec["nodes"] = { ...duet.nodes, last };
    const graph = defineGraph({ ...duet, nodes, output: "last" });
    const panel = panelOf(graph, {}, { checkpointer });
    expect(await errorOf(panel.app.invoke(rerunFrom("last"), thread))).toMatchObject({
      code: "GRAPH_CHANGED",
      changes: [{ type: "output-changed", before: "fuse", after: "last" }],
    });
    const { answer } = await panel.app.invoke(rerunFrom("fuse"), thread);
    expect([answer, asked(panel)]).toEqual(["last says", { fuse: 1, last: 1 }]);
  });

  test("to keep a node that another router may skip now", async () => {
    const checkpointer = new MemorySaver();
    await answered(checkpointer);
    const pick = router({ rule: "cheapest", routes: ["ada", "bob"], maxRoutes: 1 });
    const panel = panelOf(changed(duet, { pick }), {}, { checkpointer });
    expect(await errorOf(panel.app.invoke(rerunFrom("fuse"), thread))).toMatchObject({
      code: "GRAPH_CHANGED",
      changes: [
        { node: "ada", setting: "chosenBy", after: '["pick"]' },
        { node: "bob", setting: "chosenBy" },
      ],
    });
  });
});

describe("a run that keeps results", () => {
  /** What a killed process leaves: the first puts of a run, and nothing after them. */
  function cutAfter(checkpointer: MemorySaver, puts: number): MemorySaver {
    const left = new MemorySaver();
    left.storage = structuredClone(checkpointer.storage);
    left.writes = structuredClone(checkpointer.writes);
    const saved = left.storage["1"]?.[""] ?? {};
    const ids = Object.keys(saved).toSorted();
    for (const id of ids.slice(puts)) delete saved[id];
    return left;
  }

  async function savedBefore(checkpointer: MemorySaver): Promise<number> {
    return Object.keys(checkpointer.storage["1"]?.[""] ?? {}).length;
  }

  test("keeps them wherever it is cut, and resumes with them", async () => {
    const checkpointer = new MemorySaver();
    await panelOf(duet, {}, { checkpointer }).app.invoke(prompt, thread);
    const before = await savedBefore(checkpointer);
    const graph = changed(duet, { fuse: aggregator({ model: "new", reads: ["ada", "bob"] }) });
    await panelOf(graph, {}, { checkpointer }).app.invoke(rerunFrom("fuse"), thread);
    const all = await savedBefore(checkpointer);
    expect(all - before).toBe(5);
    for (let puts = before + 1; puts < all; puts += 1) {
      const left = cutAfter(checkpointer, puts);
      const panel = panelOf(graph, {}, { checkpointer: left });
      const output = await panel.app.invoke(null, thread);
      expect(asked(panel)["ada"]).toBeUndefined();
      expect(typesOf(output)).toEqual(["human: Why?", "ai: new says"]);
      expect(statuses(output.ledger)).toEqual(["ada 0 cached", "bob 0 cached", "fuse 1 ok"]);
      const again = panelOf(graph, {}, { checkpointer: cutAfter(checkpointer, puts) });
      await again.app.invoke(rerunFrom("bob"), thread);
      expect(asked(again)).toEqual({ bob: 1, new: 1 });
    }
  });

  test("leaves nothing to a question that comes after it was cut", async () => {
    const checkpointer = new MemorySaver();
    await panelOf(duet, {}, { checkpointer }).app.invoke(prompt, thread);
    const before = await savedBefore(checkpointer);
    await panelOf(duet, {}, { checkpointer }).app.invoke(rerunFrom("fuse"), thread);
    const left = cutAfter(checkpointer, before + 1);
    const panel = panelOf(duet, {}, { checkpointer: left });
    const { ledger } = await panel.app.invoke({ messages: "And why that?" }, thread);
    expect(asked(panel)).toEqual({ ada: 1, bob: 1, fuse: 1 });
    expect(statuses(ledger)).toEqual(["ada 1 ok", "bob 1 ok", "fuse 1 ok"]);
  });

  test("is refused with another graph, as any run", async () => {
    const checkpointer = new MemorySaver();
    await panelOf(duet, {}, { checkpointer }).app.invoke(prompt, thread);
    const stop = { ...thread, interruptBefore: ["fuse" as const] };
    await panelOf(duet, {}, { checkpointer }).app.invoke(rerunFrom("fuse"), stop);
    const other = changed(duet, { fuse: aggregator({ model: "x", reads: ["ada", "bob"] }) });
    await expect(
      panelOf(other, {}, { checkpointer }).app.invoke(null, thread),
    ).rejects.toMatchObject({
      code: "GRAPH_CHANGED",
      changes: [{ setting: "model" }, { setting: "reads" }],
    });
  });
});

describe("in any graph, rerunFrom", () => {
  const replies = { answers: "PASS 1", "is blank": " ", fails: new Error("down") };

  /** A node, and those that read it or what is behind it. Nodes read earlier ones. */
  function behind(node: string, { nodes }: GraphSpec): ReadonlySet<string> {
    const found = new Set([node]);
    for (const [name, spec] of Object.entries(nodes)) {
      const { reads = [] } = spec as { readonly reads?: readonly string[] };
      if (reads.some((read) => found.has(read))) found.add(name);
    }
    return found;
  }

  test("asks the nodes behind once more, and no other", async () => {
    await fc.assert(
      fc.asyncProperty(randomGraph, fc.nat(), async ({ graph, behaviours }, at) => {
        const models = [...behaviours].map(([name, does]) => [name, always(replies[does])]);
        const panel = panelOf(graph, Object.fromEntries(models) as never, {
          checkpointer: new MemorySaver(),
        });
        const outcome = async (input: RunInput): Promise<unknown> => {
          const run = panel.app.invoke(input as string, thread);
          return run.then(
            ({ answer, proposals }) => [answer, proposals],
            (error: MoaError) => error.code,
          );
        };
        const first = await outcome(prompt);
        const before = asked(panel);
        const names = Object.keys(graph.nodes);
        const node = names[at % names.length] ?? "";
        const again = behind(node, graph);
        expect(await outcome(rerunFrom(node))).toEqual(first);
        const expected = Object.entries(before).map(([name, calls]) => [
          name,
          again.has(name) ? 2 * calls : calls,
        ]);
        expect(asked(panel)).toEqual(Object.fromEntries(expected));
      }),
      { numRuns: 15 },
    );
  });
});
