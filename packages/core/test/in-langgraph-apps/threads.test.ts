/** Threads of the graph around an app: pauses, states, history and edits of the app within it. */
import { Command, MemorySaver } from "@langchain/langgraph";
import { describe, expect, test } from "vitest";
import { aggregator, defineGraph, human, type MoaValues, proposer } from "../../src/index.js";
import { duet, panelOf, shownTo } from "../panel.js";
import { ScriptedModel } from "../scripted-model.js";
import { sameInEachWiring } from "../wirings/wirings.js";
import { around, askedIn, interruptsIn, question, textsOf, thread } from "./graph-around.js";

/** Two persons are asked at the same time. */
const persons = defineGraph({
  name: "persons",
  nodes: {
    ada: proposer({ model: "ada" }),
    one: human({ reads: ["ada"] }),
    other: human({ reads: ["ada"] }),
    fuse: aggregator({ model: "fuse", reads: ["one", "other"] }),
  },
  output: "fuse",
});

type Graph = ReturnType<typeof around>;

interface Snapshot {
  readonly config: object;
  readonly next: readonly string[];
  readonly values: MoaValues;
}

/** The state of the app within a graph that has paused. */
async function stateWithin(graph: Graph): Promise<Snapshot> {
  const { tasks } = await graph.getState(thread, { subgraphs: true });
  return tasks[0]?.state as unknown as Snapshot;
}

async function stoppedBeforeFuse(panelIn: typeof panelOf) {
  const panel = panelIn(duet);
  const app = panel.app.withConfig({ interruptBefore: ["fuse"] });
  const graph = around(app, { checkpointer: new MemorySaver() });
  await graph.invoke(question, thread);
  return { panel, graph };
}

describe("an app within a graph that has a thread", () => {
  test("asks two persons, who answer one at a time", async () => {
    await sameInEachWiring(async (panelIn) => {
      const panel = panelIn(persons);
      const graph = around(panel.app, { checkpointer: new MemorySaver() });
      const [one, other] = interruptsIn(await graph.invoke(question, thread));
      expect([one?.value, other?.value]).toMatchObject([{ node: "one" }, { node: "other" }]);
      expect((await stateWithin(graph)).next).toEqual(["one", "other"]);

      const answerOf = (id: string | undefined, text: string) =>
        graph.invoke(new Command({ resume: { [String(id)]: { text } } }), thread);
      const half = await answerOf(one?.id, "One.");
      expect(interruptsIn(half)).toMatchObject([{ value: { node: "other" } }]);
      const whole = await answerOf(other?.id, "Other.");
      expect(textsOf(whole)).toEqual(["Why?", "fuse says"]);
      expect(shownTo(panel.models["fuse"])).toEqual(["One.", "Other."]);
      return askedIn(panel);
    });
  });

  test("stops before its own step, shows its state, and continues", async () => {
    await sameInEachWiring(async (panelIn) => {
      const { panel, graph } = await stoppedBeforeFuse(panelIn);
      expect((await graph.getState(thread)).next).toEqual(["panel"]);
      const { next, values } = await stateWithin(graph);
      expect(next).toEqual(["fuse"]);
      expect(values.proposals?.map(({ text }) => text)).toEqual(["ada says", "bob says"]);

      expect(textsOf(await graph.invoke(null, thread))).toEqual(["Why?", "fuse says"]);
      expect(askedIn(panel)).toEqual({ ada: 1, bob: 1, fuse: 1 });
      return values;
    });
  });

  test("that failed is resumed where it was, and asks no model again that had answered", async () => {
    await sameInEachWiring(async (panelIn) => {
      const panel = panelIn(duet, { fuse: new ScriptedModel([new Error("down"), "fused"]) });
      const graph = around(panel.app, { checkpointer: new MemorySaver() });
      const failed = graph.invoke(question, thread);
      await expect(failed).rejects.toMatchObject({ code: "ANSWER_FAILED", ledger: { length: 3 } });
      expect(textsOf(await graph.invoke(null, thread))).toEqual(["Why?", "fused"]);
      expect(askedIn(panel)).toEqual({ ada: 1, bob: 1, fuse: 2 });
      return askedIn(panel);
    });
  });

  test("has a history of its own, and runs anew from a checkpoint of the graph around", async () => {
    await sameInEachWiring(async (panelIn) => {
      const { panel, graph } = await stoppedBeforeFuse(panelIn);
      const { config } = await stateWithin(graph);
      await graph.invoke(null, thread);
      const { checkpoint_ns } = (config as { configurable: { checkpoint_ns: string } })
        .configurable;
      const place = { configurable: { thread_id: "1", checkpoint_ns } };
      const steps: unknown[] = [];
      for await (const { next } of graph.getStateHistory(place)) steps.push(next.toSorted());
      expect(steps).toEqual([[], ["fuse"], ["ada", "bob"], ["begin"], ["__start__"]]);

      let start: object | undefined;
      for await (const { next, config: at } of graph.getStateHistory(thread)) {
        if (next[0] === "panel") start = at;
      }
      await graph.invoke(null, start);
      expect(askedIn(panel)).toEqual({ ada: 2, bob: 2, fuse: 1 });
      return steps;
    });
  });
});

describe("updateState of the graph around, with the config of the app's state", () => {
  test("changes what is read next, and asks no model again", async () => {
    await sameInEachWiring(async (panelIn) => {
      const { panel, graph } = await stoppedBeforeFuse(panelIn);
      const { config, values } = await stateWithin(graph);
      const proposals = values.proposals?.map((each) => ({ ...each, text: "Edited." })) ?? [];
      const { configurable = {} } = await graph.updateState(config, { proposals });
      expect(configurable["checkpoint_map"]).toMatchObject({
        [String(configurable["checkpoint_ns"])]: configurable["checkpoint_id"],
      });
      expect((await stateWithin(graph)).next).toEqual(["fuse"]);
      expect(textsOf(await graph.invoke(null, thread))).toEqual(["Why?", "fuse says"]);
      expect(shownTo(panel.models["fuse"])).toEqual(["Edited.", "Edited."]);
      return askedIn(panel);
    });
  });

  test("keeps the question to a person who is asked, about the edited proposals", async () => {
    const panel = panelOf(persons);
    const graph = around(panel.app, { checkpointer: new MemorySaver() });
    await graph.invoke(question, thread);
    const { config } = await stateWithin(graph);
    const edited = { node: "ada", sample: 1, model: "human", text: "Edited." };
    await graph.updateState(config, { proposals: [edited] });
    const asked = interruptsIn(await graph.invoke(null, thread));
    expect(asked.map(({ value }) => value)).toMatchObject([
      { node: "one", proposals: [{ text: "Edited." }] },
      { node: "other", proposals: [{ text: "Edited." }] },
    ]);
    expect(askedIn(panel)).toEqual({ ada: 1, fuse: 0 });
  });

  test("refuses what the app cannot have in its state", async () => {
    const { graph } = await stoppedBeforeFuse(panelOf);
    const { config } = await stateWithin(graph);
    const ofNobody = { proposals: [{ node: "nobody", sample: 1, text: "x" }] };
    await expect(graph.updateState(config, ofNobody)).rejects.toMatchObject({
      code: "INVALID_INPUT",
      message: "A proposal is of `nobody`, which is no node of graph `duet`.",
    });
    await expect(graph.updateState(config, { nothing: 1 })).rejects.toMatchObject({
      message: "`nothing` is no channel of the state of a thread.",
    });
  });
});
