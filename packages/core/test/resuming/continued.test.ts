import { Command, MemorySaver } from "@langchain/langgraph";
import { describe, expect, test, vi } from "vitest";
import {
  aggregator,
  type Call,
  type CompileOptions,
  defineGraph,
  GraphChangedError,
  type GraphSpec,
  proposer,
  type RunEvent,
  streamRun,
} from "../../src/index.js";
import { asking } from "./asking-graphs.js";
import { duet, type Panel, panelOf, shownTo } from "../panel.js";
import { always, type ScriptedModel } from "../scripted-model.js";

const prompt = { messages: "Why?" };
const thread = { configurable: { thread_id: "1" } };

function changed(graph: GraphSpec, nodes: GraphSpec["nodes"]): GraphSpec {
  return defineGraph({ ...graph, nodes: { ...graph.nodes, ...nodes } });
}

/** A thread of the duet that was stopped before its answer. */
async function stopped(): Promise<MemorySaver> {
  const checkpointer = new MemorySaver();
  const { app } = panelOf(duet, {}, { checkpointer });
  await app.invoke(prompt, { ...thread, interruptBefore: ["fuse"] });
  return checkpointer;
}

function continuing(
  graph: GraphSpec,
  checkpointer: MemorySaver,
  models: Readonly<Record<string, ScriptedModel>> = {},
  options: CompileOptions = {},
): Panel {
  return panelOf(graph, models, { ...options, checkpointer, onGraphChange: "continue" });
}

function asked({ models }: Panel): Record<string, number> {
  const counts = Object.entries(models).map(([name, model]) => [name, model.asked.length] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

function lines(ledger: readonly Call[]): string[] {
  return ledger.map(({ node, attempt, status, notes = [] }) => {
    const marks = notes.filter(({ type }) => type === "graph-changed").map(({ type }) => type);
    return [node, attempt, status, ...marks].join(" ");
  });
}

const other = aggregator({ model: "other", reads: ["bob", "ada"] });

describe('onGraphChange: "continue"', () => {
  test("asks only the nodes that had not run, and marks those that changed", async () => {
    const checkpointer = await stopped();
    const check = aggregator({ model: "check", reads: ["ada"] });
    const fuse = aggregator({ model: "other", reads: ["bob", "ada", "check"] });
    const panel = continuing(changed(duet, { check, fuse }), checkpointer);
    const { answer, ledger, messages } = await panel.app.invoke(null, thread);
    expect(answer).toBe("other says");
    expect(messages.map(({ type }) => type)).toEqual(["human", "ai"]);
    expect(asked(panel)).toEqual({ check: 1, other: 1 });
    expect(shownTo(panel.models["other"])).toEqual(["bob says", "ada says", "check says"]);
    expect(lines(ledger)).toEqual([
      "ada 1 ok",
      "bob 1 ok",
      "fuse 1 ok graph-changed",
      "check 1 ok graph-changed",
    ]);
    expect(ledger[0]?.outputTokens).toBe(2);
  });

  test.each([
    ["changed", { ada: proposer({ model: "other" }) }, '`ada`: `model` was "ada", is "other"'],
    [
      "changed in what it shows",
      { ada: proposer({ model: "ada", prompt: "Be brief." }) },
      "`prompt`",
    ],
  ])("refuses a graph in which a node that has run was %s", async (_, nodes, line) => {
    const checkpointer = await stopped();
    const panel = continuing(changed(duet, { ...nodes, fuse: other }), checkpointer);
    const error: unknown = await panel.app.invoke(null, thread).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(GraphChangedError);
    expect((error as GraphChangedError).changes).toHaveLength(1);
    expect((error as Error).message).toContain("1 change of nodes that have run.\n  ");
    expect((error as Error).message).toContain(line);
    expect(asked(panel)).toEqual({});
    const { answer } = await panelOf(duet, {}, { checkpointer }).app.invoke(null, thread);
    expect(answer).toBe("fuse says");
  });

  test("refuses a graph in which a node that has run was removed", async () => {
    const graph = defineGraph({
      name: "solo",
      nodes: {
        ada: proposer({ model: "ada" }),
        fuse: aggregator({ model: "fuse", reads: ["ada"] }),
      },
      output: "fuse",
    });
    const panel = continuing(graph, await stopped());
    await expect(panel.app.invoke(null, thread)).rejects.toMatchObject({
      code: "GRAPH_CHANGED",
      changes: [{ type: "node-removed", node: "bob" }],
    });
  });

  test("resumes as usual if the graph is the same", async () => {
    const panel = continuing(duet, await stopped());
    const { ledger } = await panel.app.invoke(null, thread);
    expect(lines(ledger)).toEqual(["ada 1 ok", "bob 1 ok", "fuse 1 ok"]);
  });

  test("passes the answer of a person on to the run that continues", async () => {
    const checkpointer = new MemorySaver();
    await panelOf(asking, {}, { checkpointer }).app.invoke(prompt, thread);
    const fuse = aggregator({ model: "other", reads: ["choice"] });
    const panel = continuing(changed(asking, { fuse }), checkpointer);
    const reply = new Command({ resume: { text: "mine" } });
    const output = await panel.app.invoke(reply, thread);
    expect(output).toMatchObject({ answer: "other says" });
    expect(output).not.toHaveProperty("__interrupt__");
    expect(shownTo(panel.models["other"])).toEqual(["mine"]);
    expect(asked(panel)).toEqual({ other: 1 });
  });

  test("does not stop twice before the same step", async () => {
    const fuse = aggregator({ model: "mid", reads: ["ada", "bob"] });
    const graph = changed(duet, { fuse });
    const stops = { ...thread, interruptBefore: ["fuse" as const] };
    const panel = continuing(graph, await stopped());
    const { answer } = await panel.app.invoke(null, stops);
    expect(answer).toBe("mid says");
  });

  test("after a cut, counts and lists the call that was cut", async () => {
    const checkpointer = new MemorySaver();
    const stop = new AbortController();
    const hanging = always("late", async (signal) => {
      await new Promise((resolve) => signal?.addEventListener("abort", resolve));
    });
    const first = panelOf(duet, { fuse: hanging }, { checkpointer });
    const run = first.app.invoke(prompt, { ...thread, signal: stop.signal });
    await expect.poll(() => hanging.asked.length).toBe(1);
    stop.abort();
    await expect(run).rejects.toThrow();
    const panel = continuing(changed(duet, { fuse: other }), checkpointer);
    const { ledger } = await vi.waitFor(() => panel.app.invoke(null, thread), { timeout: 30_000 });
    expect(lines(ledger)).toEqual([
      "ada 1 ok",
      "bob 1 ok",
      "fuse 1 aborted graph-changed",
      "fuse 2 ok graph-changed",
    ]);
    expect(ledger[2]?.model).toBe("fuse");
  });

  test("keeps the lines of requests whose node was removed, and counts them", async () => {
    const checkpointer = new MemorySaver();
    const first = panelOf(duet, { fuse: always(new Error("down")) }, { checkpointer });
    await expect(first.app.invoke(prompt, thread)).rejects.toMatchObject({ code: "ANSWER_FAILED" });
    const { fuse: _, ...proposers } = duet.nodes;
    const graph = (output: string, maxModelCalls: number): GraphSpec => {
      const nodes = {
        ...proposers,
        [output]: aggregator({ model: "last", reads: ["ada", "bob"] }),
      };
      return defineGraph({ name: "duet", nodes, output, budget: { maxModelCalls } });
    };
    const tooSmall = continuing(graph("last", 3), checkpointer).app.invoke(null, thread);
    await expect(tooSmall).rejects.toMatchObject({ code: "BUDGET_EXHAUSTED" });
    const { ledger } = await continuing(graph("end", 4), checkpointer).app.invoke(null, thread);
    expect(lines(ledger)).toEqual([
      "ada 1 ok",
      "bob 1 ok",
      "end 1 ok graph-changed",
      "fuse 1 failed",
    ]);
  });

  test("can be continued once more, with a third graph", async () => {
    const checkpointer = await stopped();
    const mid = aggregator({ model: "mid", reads: ["ada", "bob"] });
    const fuse = aggregator({ model: "fuse", reads: ["mid"] });
    const second = continuing(changed(duet, { mid, fuse }), checkpointer);
    await second.app.invoke(null, { ...thread, interruptAfter: ["mid"] });
    expect(asked(second)).toEqual({ mid: 1 });
    const third = continuing(
      changed(duet, { mid, fuse: aggregator({ model: "last", reads: ["mid"] }) }),
      checkpointer,
    );
    const { ledger } = await third.app.invoke(null, thread);
    expect(asked(third)).toEqual({ last: 1 });
    expect(lines(ledger)).toEqual([
      "ada 1 ok",
      "bob 1 ok",
      "fuse 1 ok graph-changed",
      "mid 1 ok graph-changed",
    ]);
  });

  test("streams the lines that are kept, and the notes", async () => {
    const panel = continuing(changed(duet, { fuse: other }), await stopped());
    const events: RunEvent[] = [];
    for await (const event of streamRun(panel.app, null, thread)) events.push(event);
    expect(events.find(({ type }) => type === "run-resume")).toMatchObject({
      kept: [{ node: "ada", attempt: 1 }, { node: "bob" }],
    });
    expect(events.find(({ type }) => type === "call-end")).toMatchObject({
      call: { node: "fuse", notes: [{ type: "graph-changed" }] },
    });
  });
});
