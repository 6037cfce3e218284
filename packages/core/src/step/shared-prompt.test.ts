import { HumanMessage, SystemMessage } from "@langchain/core/messages";
import { describe, expect, test } from "vitest";
import { panelOf, shownTo } from "../../test/panel.js";
import { aggregator, defineGraph, proposer } from "../index.js";

const nodes = {
  ada: proposer({ model: "ada" }),
  bob: proposer({ model: "bob" }),
  one: aggregator({ model: "one", reads: ["ada", "bob"] }),
  two: aggregator({ model: "two", reads: ["ada", "bob"] }),
  fuse: aggregator({ model: "fuse", reads: ["one", "two"] }),
};

describe("the prompt of nodes that read the same", () => {
  const conversation = [new SystemMessage("Be brief."), new HumanMessage("Why?")];

  test.each([
    ["as it is", {}],
    ["shuffled", { shuffle: { seed: 7 } }],
    ["without names", { anonymise: true }],
  ])("is built once, %s, and the conversation is not copied for each", async (_, policies) => {
    const graph = defineGraph({ name: "shared", nodes, output: "fuse", ...policies });
    const { app, models } = panelOf(graph);
    await app.invoke({ messages: conversation });
    const [one, two, fuse] = ["one", "two", "fuse"].map((name) => models[name]?.asked[0] ?? []);
    expect(one?.[0]).toBe(two?.[0]);
    expect(one?.[1]).toBe(fuse?.[1]);
  });

  test.each([
    ["prompt", { prompt: "Improve:" }],
    ["marks", { fence: false }],
    ["order", { shuffle: { seed: 7 } }],
    ["names", { anonymise: true }],
  ])("is its own where it differs in its %s", async (_, own) => {
    const two = aggregator({ model: "two", reads: ["ada", "bob"], ...own });
    const differing = { ...nodes, two };
    const graph = defineGraph({ name: "own", nodes: differing, output: "fuse" });
    const { app, models } = panelOf(graph);
    await app.invoke({ messages: conversation });
    expect(models["one"]?.asked[0]?.[0]).not.toBe(models["two"]?.asked[0]?.[0]);
  });

  test("is that of each run", async () => {
    const { app, models } = panelOf(defineGraph({ name: "again", nodes, output: "fuse" }));
    await app.invoke({ messages: conversation });
    await app.invoke({ messages: [new SystemMessage("Be kind."), new HumanMessage("Why?")] });
    const systems = models["one"]?.asked.map(([system]) => system?.text.split("\n")[0]);
    expect(systems).toEqual(["Be brief.", "Be kind."]);
    expect(shownTo(models["fuse"])).toEqual(["one says", "two says"]);
  });
});
