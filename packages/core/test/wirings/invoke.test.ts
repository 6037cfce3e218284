import { RunnableLambda } from "@langchain/core/runnables";
import { IterableReadableStream } from "@langchain/core/utils/stream";
import {
  Command,
  CompiledStateGraph,
  getConfig,
  interrupt,
  MemorySaver,
} from "@langchain/langgraph";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { MoaApp } from "../../src/index.js";
import { collector } from "../collecting-handlers.js";
import { panelOf } from "../panel.js";
import { after, always } from "../scripted-model.js";
import { asking, crossing } from "./graphs.js";
import { unordered, withoutChance } from "./without-chance.js";

const prompt = { messages: "Why?" };
const thread = { configurable: { thread_id: "1" } };

/** Runs a graph as LangGraph would, or as a graph of ours does. */
type Invoke = (app: MoaApp, ...given: Parameters<MoaApp["invoke"]>) => Promise<unknown>;

const langGraphs: Invoke = (app, ...given) =>
  CompiledStateGraph.prototype.invoke.apply(app, given as never);
const ours: Invoke = (app, ...given) => app.invoke(...given);

/** Plays a scenario with each `invoke`, demands the same, and says what it came to. */
async function sameByEither(scenario: (invoke: Invoke) => Promise<unknown>): Promise<unknown> {
  const reference = withoutChance(await scenario(langGraphs));
  expect(withoutChance(await scenario(ours))).toEqual(reference);
  return reference;
}

const failureOf = (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => "no error",
    (error: unknown) => error,
  );

afterEach(() => vi.restoreAllMocks());

describe("invoke gives what LangGraph's own gives", () => {
  test("as result", async () => {
    const result = await sameByEither((invoke) => invoke(panelOf(crossing).app, prompt));
    expect(result).toMatchObject({ answer: "fuse says" });
  });

  test.each(["updates", ["updates", "custom"]] as const)("for streamMode %s", async (mode) => {
    const chunks = await sameByEither(async (invoke) =>
      unordered(
        (await invoke(panelOf(crossing).app, prompt, { streamMode: mode } as never)) as unknown[],
      ),
    );
    expect((chunks as unknown[]).length).toBeGreaterThan(4);
  });

  test("as error of a run, of its limit of steps, and of an input without a prompt", async () => {
    const errors = await sameByEither(async (invoke) => {
      const down = panelOf(crossing, { fuse: always(new Error("down")) }).app;
      const { app } = panelOf(crossing);
      return [
        await failureOf(invoke(down, prompt)),
        await failureOf(invoke(app, prompt, { recursionLimit: 1 })),
        await failureOf(invoke(app, {})),
      ];
    });
    expect(errors).toEqual([
      expect.stringContaining("gave no answer"),
      expect.stringMatching(/^NoAnswerError: .*recursionLimit/),
      expect.stringContaining("InvalidInputError"),
    ]);
  });

  test("when the signal aborts, and the models are cut off", async () => {
    const errors = await sameByEither(async (invoke) => {
      const stop = new AbortController();
      const { app, models } = panelOf(crossing, { bob: always("late", after(60_000)) });
      const stopping = failureOf(invoke(app, prompt, { signal: stop.signal }));
      await expect.poll(() => models["bob"]?.asked).toHaveLength(1);
      stop.abort(new Error("enough"));
      const stopped = await stopping;
      const tooLate = await failureOf(invoke(app, prompt, { signal: stop.signal }));
      return [stopped, tooLate, models["bob"]?.aborted];
    });
    expect(errors).toEqual(["Error: enough", "Error: enough", 1]);
  });

  test("to handlers, and to functions that look for the config", async () => {
    const told = await sameByEither(async (invoke) => {
      const heard = collector();
      const seen: unknown[] = [];
      const ask = (): string => {
        const { configurable, metadata, tags, recursionLimit } = getConfig() ?? {};
        return String(seen.push([configurable?.["tenant"], metadata, tags, recursionLimit]));
      };
      await invoke(panelOf(asking, {}, { functions: { ask } }).app, prompt, {
        callbacks: [heard.handler],
        configurable: { tenant: "us" },
        metadata: { release: "7" },
        tags: ["mine"],
        runName: "named",
      });
      return [seen, unordered(heard.told.map(([method, , ...given]) => [method, ...given]))];
    });
    expect(JSON.stringify(told)).toMatch(/"us".*"mine".*"named"/);
  });

  test("where it pauses, and where it goes on", async () => {
    const results = await sameByEither(async (invoke) => {
      const functions = { ask: () => `As ${String(interrupt("Who are you?"))}:` };
      const { app } = panelOf(asking, {}, { checkpointer: new MemorySaver(), functions });
      const config = { ...thread, interruptBefore: ["ada" as const] };
      return [
        await invoke(app, prompt, config),
        await invoke(app, null, thread),
        await invoke(app, new Command({ resume: "Ada" }), thread),
        await invoke(app, new Command({ resume: "a judge" }), thread),
      ];
    });
    expect(results).toMatchObject([
      { proposals: [] },
      { __interrupt__: [{ value: "Who are you?" }] },
      { __interrupt__: [{ value: "Who are you?" }] },
      { answer: "fuse says" },
    ]);
  });

  test("within a run, whose handlers, tags and configurable it inherits", async () => {
    const told = await sameByEither(async (invoke) => {
      const heard = collector();
      const { app } = panelOf(crossing);
      await RunnableLambda.from(async () => invoke(app, prompt)).invoke("", {
        callbacks: [heard.handler],
        tags: ["outer"],
      });
      return unordered(heard.told.map(([method, , ...given]) => [method, ...given]));
    });
    expect((told as unknown[]).length).toBeGreaterThan(20);
  });
});

// LangGraph's own may lose its timer to the garbage collector, and then waits for the model.
test("invoke ends when its time is up, and the models are cut off", async () => {
  const { app, models } = panelOf(crossing, { bob: always("late", after(60_000)) });
  const timeUp = await failureOf(app.invoke(prompt, { timeout: 1_000 }));
  expect(timeUp).toMatchObject({ name: "TimeoutError" });
  expect(models["bob"]?.aborted).toBe(1);
});

test("invoke makes no stream for others of what it reads by itself", async () => {
  const streams = vi.spyOn(IterableReadableStream, "fromAsyncGenerator");
  const { app } = panelOf(crossing);
  await app.invoke(prompt);
  expect(streams).not.toHaveBeenCalled();
  for await (const _ of await app.stream(prompt));
  expect(streams).toHaveBeenCalledOnce();
});
