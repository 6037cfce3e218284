/** What a run without callbacks says of its place: as little as possible, since LangGraph copies it in each step. */
import type { Callbacks } from "@langchain/core/callbacks/manager";
import { describe, expect, test } from "vitest";
import { CollectingTracer, collector } from "../collecting-handlers.js";
import { always, type ScriptedModel } from "../scripted-model.js";
import { duet, solo } from "./graphs.js";
import { pricedApp } from "./priced-app.js";

const prompt = { messages: "Why?" };

const placesIn = (metadata: unknown) =>
  Object.entries(metadata ?? {}).filter(([name]) => name.startsWith("moa_"));

describe("a run that no callback hears", () => {
  test("adds nothing to the metadata of its steps", async () => {
    const app = pricedApp(duet, {}, { before: { look: () => ({}) } });
    const metadata = new Map<string, unknown>();
    for await (const event of await app.stream(prompt, { streamMode: "debug" })) {
      const { name, ...task } = event["payload"] as { readonly name: string };
      if ("metadata" in task) metadata.set(name, task.metadata);
    }
    expect([...metadata.keys()]).toEqual(expect.arrayContaining(["look", "ada-1", "fuse"]));
    expect([...metadata.values()].flatMap(placesIn)).toEqual([]);
  });

  test.each([
    [
      "callbacks of its own",
      (model: ScriptedModel, callbacks: Callbacks) => Object.assign(model, { callbacks }),
    ],
    [
      "callbacks bound to it",
      (model: ScriptedModel, callbacks: Callbacks) => model.withConfig({ callbacks }),
    ],
  ])("gives a model with %s the place of the call", async (_, hear) => {
    const { handler, told } = collector();
    const ada = hear(always("ada says"), [handler]);
    await pricedApp(solo, {}, { models: { "test:ada": ada } }).invoke(prompt);
    const [start] = told.filter(([method]) => method === "handleChatModelStart");
    expect(Object.fromEntries(placesIn(start?.[7]))).toEqual({
      moa_graph: "solo",
      moa_node: "ada",
      moa_layer: 1,
      moa_sample: 1,
      moa_attempt: 1,
    });
  });

  test("leaves the metadata to a later run that a callback hears", async () => {
    const app = pricedApp(solo);
    await app.invoke(prompt);
    const tracer = new CollectingTracer();
    await app.invoke(prompt, { callbacks: [tracer] });
    const layers = tracer.runs.flatMap(({ child_runs: steps }) =>
      steps.map(({ extra }) => extra?.["metadata"]?.moa_layer as unknown),
    );
    expect(layers).toContain(1);
  });
});
