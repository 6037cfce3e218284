import { InMemoryCache } from "@langchain/core/caches";
import {
  AIMessage,
  type BaseMessage,
  HumanMessage,
  SystemMessage,
  ToolMessage,
} from "@langchain/core/messages";
import { describe, expect, test } from "vitest";
import { duet, modelsIn, panelOf, shownTo } from "../../../../test/panel.js";
import { always, ScriptedModel } from "../../../../test/scripted-model.js";
import { asChatModel, compile, type CompileOptions } from "../../../index.js";
import { memoryStore } from "./proposal-store.js";

const question = [new SystemMessage("Be brief."), new HumanMessage("Weather in Oslo?")];
const call = { id: "c1", name: "weather", args: { city: "Oslo" }, type: "tool_call" as const };
const looked = [
  new AIMessage({ content: "", tool_calls: [call] }),
  new ToolMessage({ content: "Rain.", tool_call_id: "c1", name: "weather" }),
];
const secondStep: BaseMessage[] = [...question, ...looked];

/** How often each model of the panel was asked. */
function countsOf(models: Readonly<Record<string, ScriptedModel>>): number[] {
  return Object.values(models).map(({ asked }) => asked.length);
}

function panel(options: Omit<CompileOptions, "models"> = {}) {
  const { app, models } = panelOf(duet, {}, options);
  return { models, app, model: asChatModel(app, { propose: "once-per-turn" }) };
}

describe("asChatModel with `propose: once-per-turn`", () => {
  test("asks only the output in the further steps of a turn, with the kept proposals", async () => {
    const { model, models } = panel();
    const first = await model.invoke(question);
    expect(first.response_metadata).not.toHaveProperty("keptProposals");
    const second = await model.invoke(secondStep);
    expect(countsOf(models)).toEqual([1, 1, 2]);
    const [systemThen, systemNow] = models["fuse"]?.asked.map(([system]) => system?.text) ?? [];
    expect(shownTo(models["fuse"])).toEqual(["bob says", "ada says"]);
    expect(systemNow).toBe(systemThen);
    expect(second.response_metadata).toMatchObject({ keptProposals: 2 });
    expect(second.response_metadata["ledger"]).toMatchObject([{ node: "fuse", status: "ok" }]);
    const third = [...secondStep, ...looked];
    for await (const _ of await model.stream(third)) continue;
    expect(countsOf(models)).toEqual([1, 1, 3]);
    await model.invoke([...third, new AIMessage("Rain."), new HumanMessage("And Bergen?")]);
    expect(countsOf(models)).toEqual([2, 2, 4]);
  });

  test("says in each step that the kept proposals are fewer than planned", async () => {
    const bob = new ScriptedModel([new Error("down")]);
    for (const options of [{}, { cache: new InMemoryCache() }]) {
      const { app } = panelOf({ ...duet, retry: { attempts: 1 } }, { bob }, options);
      const model = asChatModel(app, { propose: "once-per-turn" });
      const [first, second] = [await model.invoke(question), await model.invoke(secondStep)];
      expect(first.response_metadata["degraded"]).toMatchObject([
        { node: "fuse", note: { type: "fewer" } },
      ]);
      expect(second.response_metadata).toMatchObject({
        keptProposals: 1,
        degraded: first.response_metadata["degraded"] as object[],
      });
    }
  });

  test("asks all nodes in each step by default", async () => {
    const { app, models } = panel();
    await asChatModel(app).invoke(question);
    await asChatModel(app).invoke(secondStep);
    expect(countsOf(models)).toEqual([2, 2, 2]);
  });

  test("shares no proposals between conversations, tenants and graphs", async () => {
    const { model, models } = panel();
    await model.invoke(question);
    await model.invoke([new HumanMessage("Weather in Oslo?"), ...looked]);
    expect(countsOf(models)).toEqual([2, 2, 2]);
    const tenant = { configurable: { cacheNamespace: "a", thread_id: "t", checkpoint_ns: "" } };
    await model.invoke(secondStep, tenant);
    expect(countsOf(models)).toEqual([3, 3, 3]);
    await model.invoke(secondStep, { configurable: { cacheNamespace: "a" } });
    expect(countsOf(models)).toEqual([3, 3, 4]);
    // What cannot be compared may differ.
    const unknown = { configurable: { db: () => 1 } };
    await model.invoke(question, unknown);
    await model.invoke(secondStep, unknown);
    expect(countsOf(models)).toEqual([5, 5, 6]);

    const cache = new InMemoryCache();
    const shared = { ...modelsIn(duet, {}), ada: always("ada says") };
    const named = (name: string) =>
      asChatModel(compile({ ...duet, name }, { models: shared, cache }), {
        propose: "once-per-turn",
      });
    await named("one").invoke(question);
    await named("two").invoke(secondStep);
    expect(countsOf(shared)).toEqual([2, 2, 2]);
    const { response_metadata } = await named("one").invoke(secondStep);
    expect(response_metadata).toMatchObject({ keptProposals: 2 });
  });

  test("keeps nothing of a run that failed, and asks all nodes when nothing is kept", async () => {
    const down = new ScriptedModel([new Error("down"), "so it is", "so it is"]);
    const { app, models } = panelOf(duet, { fuse: down });
    const model = asChatModel(app, { propose: "once-per-turn" });
    await expect(model.invoke(question)).rejects.toMatchObject({ code: "ANSWER_FAILED" });
    await model.invoke(secondStep);
    expect(countsOf(models)).toEqual([2, 2, 2]);
    // A step that proposes again keeps its proposals, too.
    await model.invoke([...secondStep, ...looked]);
    expect(countsOf(models)).toEqual([2, 2, 3]);
  });

  test("shows kept proposals to the output as redacted as new ones", async () => {
    const { model, models } = panel({ redact: (text) => text.replaceAll("ada says", "[hidden]") });
    await model.invoke(question);
    await model.invoke(secondStep);
    const systems = models["fuse"]?.asked.map(([system]) => system?.text) ?? [];
    expect(systems.map((text) => text?.includes("[hidden]"))).toEqual([true, true]);
    expect(systems.join()).not.toContain("ada says");
  });

  test("forgets the turn that was used longest ago", async () => {
    const store = memoryStore(2);
    const empty = { proposals: [], degraded: [] };
    for (const key of ["a", "b", "a", "c"]) {
      if ((await store.get(key, undefined)) === undefined) await store.set(key, empty, undefined);
    }
    const known = await Promise.all(["a", "b", "c"].map((key) => store.get(key, undefined)));
    expect(known).toEqual([empty, undefined, empty]);
  });

  test.each([
    ["fails", async (): Promise<never> => Promise.reject(new Error("cache down"))],
    ["returns something else", async () => [{ text: '[{"node":1}]' }]],
  ])("asks all nodes if the cache %s", async (_, found) => {
    const lookup = (_prompt: string, section: string) =>
      section === "moagraph:proposals" ? found() : Promise.resolve(null);
    const cache = new InMemoryCache();
    const { model, models } = panel({ cache: Object.assign(cache, { lookup }) });
    await model.invoke(question);
    await expect(model.invoke(secondStep)).resolves.toMatchObject({ text: "fuse says" });
    expect(countsOf(models)).toEqual([2, 2, 2]);
  });
});
