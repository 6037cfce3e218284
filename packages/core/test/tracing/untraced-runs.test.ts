/** What a run without callbacks says of its place: as little as possible, since it is copied in each step and call. */
import { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { RunnableConfig } from "@langchain/core/runnables";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { type AddedStep } from "../../src/index.js";
import { CollectingTracer, collector } from "../collecting-handlers.js";
import { always, ScriptedModel } from "../scripted-model.js";
import { duet, solo } from "./graphs.js";
import { pricedApp } from "./priced-app.js";

const prompt = { messages: "Why?" };

const placesIn = (metadata: unknown) =>
  Object.entries(metadata ?? {}).filter(([name]) => name.startsWith("moa_"));

const placeOfCall = {
  moa_graph: "solo",
  moa_node: "ada",
  moa_layer: 1,
  moa_sample: 1,
  moa_attempt: 1,
};

const heard = collector();

function heardModel(): ScriptedModel {
  const model = always("ada says");
  model.callbacks = [heard.handler];
  return model;
}

/** Passes a call and its config on to a model that its callers do not see. */
class WrappingModel extends ScriptedModel {
  private readonly within = heardModel();

  override invoke(
    ...given: Parameters<ScriptedModel["invoke"]>
  ): ReturnType<ScriptedModel["invoke"]> {
    return this.within.invoke(...given);
  }
}

/** Reads the metadata of its calls, as a model that answers each sample in another way. */
class ReadingModel extends ScriptedModel {
  readonly read: unknown[] = [];

  protected override _separateRunnableConfigFromCallOptionsCompat(
    options?: RunnableConfig,
  ): [RunnableConfig, this["ParsedCallOptions"]] {
    this.read.push(options?.metadata);
    return super._separateRunnableConfigFromCallOptionsCompat(options);
  }
}

describe("a run that no callback hears", () => {
  test("adds nothing to the metadata of its steps", async () => {
    let seen: unknown;
    const look: AddedStep = (_, { metadata }) => {
      seen = metadata;
      return {};
    };
    await pricedApp(duet, {}, { before: { look } }).invoke(prompt);
    expect(seen).toHaveProperty("langgraph_node", "look");
    expect(placesIn(seen)).toEqual([]);
  });

  test("adds nothing to the metadata of a call that nobody can read", async () => {
    const asked = vi.spyOn(BaseChatModel.prototype, "generatePrompt");
    onTestFinished(() => asked.mockRestore());
    await pricedApp(solo).invoke(prompt);
    expect(
      asked.mock.calls.map(([, options]) => placesIn((options as RunnableConfig).metadata)),
    ).toEqual([[]]);
  });

  test.each([
    ["callbacks of its own", heardModel()],
    [
      "callbacks in a config of its own",
      always("ada says").withConfig({ callbacks: [heard.handler] }),
    ],
    ["an inner model that has callbacks", new WrappingModel([])],
  ])("gives a model with %s the place of the call", async (_, model) => {
    heard.told.length = 0;
    await pricedApp(solo, {}, { models: { "test:ada": model } }).invoke(prompt);
    const [start] = heard.told.filter(([method]) => method === "handleChatModelStart");
    expect(Object.fromEntries(placesIn(start?.[7]))).toEqual(placeOfCall);
  });

  test("gives a model that reads the config of its calls the place of the call", async () => {
    const model = new ReadingModel(["ada says"]);
    await pricedApp(solo, { ada: model }).invoke(prompt);
    expect(model.read.map((metadata) => Object.fromEntries(placesIn(metadata)))).toContainEqual(
      placeOfCall,
    );
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
