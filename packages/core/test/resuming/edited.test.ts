import { Command, MemorySaver, Overwrite } from "@langchain/langgraph";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import {
  aggregator,
  defineGraph,
  type GraphSpec,
  type MoaApp,
  proposer,
  type WiringOption,
} from "../../src/index.js";
import { askingBeside } from "./asking-graphs.js";
import { duet, type Panel, panelOf, shownTo } from "../panel.js";
import { randomGraph } from "../random-graph.js";
import { always } from "../scripted-model.js";

const prompt = { messages: "Why?" };
const thread = { configurable: { thread_id: "1" } };
const wirings: readonly WiringOption[] = ["fast", "plain"];

/** Replaces the texts of all proposals of a thread, and says no step. */
async function editAll(app: MoaApp): Promise<number> {
  const { values } = await app.getState(thread);
  const proposals = (values.proposals ?? []).map((each) => ({ ...each, text: "edited" }));
  await app.updateState(thread, { proposals });
  return proposals.length;
}

function asked({ models }: Panel): Record<string, number> {
  const counts = Object.entries(models).map(([name, model]) => [name, model.asked.length] as const);
  return Object.fromEntries(counts);
}

/** Two layers of two nodes each, of which one is read late, and an answer. */
const uneven: GraphSpec = defineGraph({
  name: "uneven",
  nodes: {
    ada: proposer({ model: "ada" }),
    bob: proposer({ model: "bob" }),
    eve: proposer({ model: "eve" }),
    mid: aggregator({ model: "mid", reads: ["ada"] }),
    top: aggregator({ model: "top", reads: ["ada", "bob"] }),
    fuse: aggregator({ model: "fuse", reads: ["mid", "top", "eve"] }),
  },
  output: "fuse",
});

describe.each(wirings)("updateState without a step, wiring %s", (wiring) => {
  const options = () => ({ checkpointer: new MemorySaver(), wiring });

  test("after parallel proposers, changes what is read, and nothing else", async () => {
    const panel = panelOf(duet, {}, options());
    await panel.app.invoke(prompt, { ...thread, interruptBefore: ["fuse"] });
    const before = await panel.app.getState(thread);
    expect(await editAll(panel.app)).toBe(2);
    const { next, values, metadata } = await panel.app.getState(thread);
    expect(next).toEqual(before.next);
    expect(values.ledger).toEqual(before.values.ledger);
    expect(metadata).toMatchObject({ source: "update", step: 3 });
    const { answer } = await panel.app.invoke(null, thread);
    expect(answer).toBe("fuse says");
    expect(shownTo(panel.models["fuse"])).toEqual(["edited", "edited"]);
    expect(asked(panel)).toEqual({ ada: 1, bob: 1, fuse: 1 });
  });

  test("replaces a proposal by node and number, and adds others", async () => {
    const panel = panelOf(duet, {}, options());
    await panel.app.invoke(prompt, { ...thread, interruptBefore: ["fuse"] });
    const usage = { inputTokens: 0, outputTokens: 0 };
    const mine = { node: "ada", sample: 2, model: "human", text: "mine", usage };
    await panel.app.updateState(thread, {
      proposals: [{ ...mine, sample: 1, text: "edited" }, mine],
    });
    await panel.app.invoke(null, thread);
    expect(shownTo(panel.models["fuse"])).toEqual(["bob says", "edited", "mine"]);
  });

  test.each(["mid", "top", "fuse", "begin", "ada"] as const)(
    "in an uneven graph before %s, no call is repeated or lost",
    async (step) => {
      const panel = panelOf(uneven, {}, options());
      await panel.app.invoke(prompt, { ...thread, interruptBefore: [step] });
      await editAll(panel.app);
      await editAll(panel.app);
      const { answer } = await panel.app.invoke(null, thread);
      expect(answer).toBe("fuse says");
      expect(asked(panel)).toEqual({ ada: 1, bob: 1, eve: 1, mid: 1, top: 1, fuse: 1 });
    },
  );

  test("beside a person who is asked, keeps the question and what has ended", async () => {
    const panel = panelOf(askingBeside, {}, options());
    await panel.app.invoke(prompt, thread);
    expect(asked(panel)).toEqual({ ada: 1, bob: 1, mid: 1, fuse: 0 });
    expect(await editAll(panel.app)).toBe(3);
    expect((await panel.app.getState(thread)).next).toEqual(["choice"]);
    await panel.app.invoke(new Command({ resume: { choice: 2 } }), thread);
    expect(shownTo(panel.models["fuse"])).toEqual(["edited", "edited"]);
    expect(asked(panel)).toEqual({ ada: 1, bob: 1, mid: 1, fuse: 1 });
  });

  test("after a cut in a layer, keeps what has ended, and the lines of calls that were cut", async () => {
    const stop = new AbortController();
    const bob = always("late", async (signal) => {
      await new Promise((resolve) => signal?.addEventListener("abort", resolve));
    });
    const { checkpointer } = options();
    const first = panelOf(duet, { bob }, { checkpointer, wiring });
    const run = first.app.invoke(prompt, { ...thread, signal: stop.signal });
    await expect
      .poll(async () => (await first.app.getState(thread)).values.proposals?.length)
      .toBe(1);
    stop.abort();
    await expect(run).rejects.toThrow();
    const second = panelOf(duet, {}, { checkpointer, wiring });
    await vi.waitFor(() => editAll(second.app), { timeout: 30_000 });
    const { ledger } = await second.app.invoke(null, thread);
    expect(asked(second)).toEqual({ ada: 0, bob: 1, fuse: 1 });
    expect(shownTo(second.models["fuse"])).toEqual(["bob says", "edited"]);
    expect(ledger.map(({ node, status }) => `${node} ${status}`)).toEqual([
      "ada ok",
      "bob aborted",
      "bob ok",
      "fuse ok",
    ]);
  });

  test("of an answered thread, leaves nothing to run", async () => {
    const panel = panelOf(duet, {}, options());
    await panel.app.invoke(prompt, thread);
    await panel.app.updateState(thread, { messages: "And one more thing." });
    const { next, values } = await panel.app.getState(thread);
    expect(next).toEqual([]);
    expect(values.messages?.map(({ type }) => type)).toEqual(["human", "ai", "human"]);
  });

  test("of an older checkpoint, starts a branch there", async () => {
    const panel = panelOf(duet, {}, options());
    await panel.app.invoke(prompt, thread);
    const history = [];
    for await (const each of panel.app.getStateHistory(thread)) history.push(each);
    const before = history.find(({ next }) => next.includes("fuse"));
    const [ada] = before?.values.proposals ?? [];
    const edited = { proposals: [{ ...ada!, text: "edited" }] };
    const config = await panel.app.updateState(before!.config, edited);
    await panel.app.invoke(null, config);
    expect(panel.models["fuse"]?.asked).toHaveLength(2);
    expect(JSON.stringify(panel.models["fuse"]?.asked[1])).toContain("edited");
    expect(asked(panel)).toMatchObject({ ada: 1, bob: 1 });
  });
});

describe("updateState without a step", () => {
  test("refuses what is no channel of the state", async () => {
    const { app } = panelOf(duet, {}, { checkpointer: new MemorySaver() });
    await app.invoke(prompt, { ...thread, interruptBefore: ["fuse"] });
    await expect(app.updateState(thread, { proposal: [] } as never)).rejects.toMatchObject({
      code: "INVALID_INPUT",
      message: "`proposal` is no channel of the state of a thread.",
      hint: "Did you mean `proposals`?",
    });
  });

  test.each([
    ["a misspelt node", [{ node: "bbo", sample: 1, model: "human", text: "x" }], "of `bbo`"],
    ["a text", "bob says", "is no list"],
    ["a proposal without a text", [{ node: "bob", sample: 1 }], "is no proposal"],
    ["a list that replaces all", new Overwrite([5]), "is no proposal"],
  ])("refuses %s as proposals, with and without a step", async (_, proposals, message) => {
    const { app } = panelOf(duet, {}, { checkpointer: new MemorySaver() });
    await app.invoke(prompt, { ...thread, interruptBefore: ["fuse"] });
    for (const step of [undefined, "ada"]) {
      const edit = app.updateState(thread, { proposals } as never, step);
      const refusal = { code: "INVALID_INPUT", message: expect.stringContaining(message) };
      await expect(edit).rejects.toMatchObject(refusal);
    }
    expect((await app.getState(thread)).values.proposals).toHaveLength(2);
  });

  test.each([
    [{ ledger: "x" }, "`ledger` is no list of calls."],
    [{ ledger: new Overwrite([5]) }, "`ledger` is no list of calls."],
    [{ answer: 5 }, "`answer` is no text."],
  ])("refuses the values %j, with and without a step", async (values, message) => {
    const { app } = panelOf(duet, {}, { checkpointer: new MemorySaver() });
    await app.invoke(prompt, { ...thread, interruptBefore: ["fuse"] });
    for (const step of [undefined, "ada"]) {
      const edit = app.updateState(thread, values as never, step);
      await expect(edit).rejects.toMatchObject({ code: "INVALID_INPUT", message });
    }
  });

  test("repeats and loses no call of any graph, wherever its run stops", async () => {
    const replies = { answers: "PASS 1", "is blank": " ", fails: new Error("down") };
    await fc.assert(
      fc.asyncProperty(
        randomGraph,
        fc.nat(),
        fc.constantFrom(...wirings),
        async ({ graph, behaviours }, at, wiring) => {
          const models = () =>
            Object.fromEntries(
              [...behaviours].map(([name, does]) => [name, always(replies[does])]),
            );
          const nodes = Object.keys(graph.nodes);
          const node = nodes[at % nodes.length] ?? "";
          const whole = panelOf(graph, models(), { checkpointer: new MemorySaver(), wiring });
          const edited = panelOf(graph, models(), { checkpointer: new MemorySaver(), wiring });
          const quiet = (run: Promise<unknown>): Promise<unknown> => run.catch(() => undefined);
          const stop = { ...thread, interruptBefore: [node] };
          for (const { app } of [whole, edited]) await quiet(app.invoke(prompt, stop));
          await edited.app.updateState(thread, { answer: "" });
          await editAll(edited.app);
          const next = await Promise.all(
            [whole, edited].map(async ({ app }) => (await app.getState(thread)).next.toSorted()),
          );
          expect(next[1]).toEqual(next[0]);
          for (const { app } of [whole, edited]) await quiet(app.invoke(null, thread));
          expect(asked(edited)).toEqual(asked(whole));
        },
      ),
      { numRuns: 15 },
    );
  });
});
