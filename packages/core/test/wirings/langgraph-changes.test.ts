import { MemorySaver } from "@langchain/langgraph";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { plainWiring } from "../../src/langgraph/plain-wiring.js";
import { compileIn } from "../../src/compile/compile.js";
import { modelsIn } from "../panel.js";
import { after, always } from "../scripted-model.js";
import { branches, crossing } from "./graphs.js";
import { unordered } from "./without-chance.js";

const prompt = { messages: "Why?" };

type Inside = typeof import("../../src/langgraph/internals/inside-langgraph.js");

const file = "../../src/langgraph/internals/inside-langgraph.js";

const changes: [string, Partial<Inside>][] = [
  [
    "takes writes under another name",
    {
      sendWrites: () => {
        throw new TypeError("configurable?.[...] is not a function");
      },
    },
  ],
  ["takes writes in another form", { sendWrites: () => {} }],
  ["keeps the config of what runs elsewhere", { withAmbientConfig: (_, callback) => callback() }],
];

async function updatesOf(compile: typeof compileIn, form: typeof plainWiring): Promise<unknown[]> {
  const checkpointer = new MemorySaver();
  const app = compile(form, crossing, { models: modelsIn(crossing, {}), checkpointer });
  const config = { configurable: { thread_id: "1" } };
  const updates: unknown[] = [];
  const stream = await app.stream({ messages: "Why?" }, { ...config, streamMode: "updates" });
  for await (const update of stream) updates.push(update);
  return [unordered(updates), unordered([(await app.getState(config)).values])];
}

describe.each(changes)("where LangGraph %s", (_, change) => {
  const own = { sendWrites: vi.fn<Inside["sendWrites"]>() };

  beforeEach(() => {
    vi.resetModules();
    vi.doMock(file, async (original) => {
      const inside = { ...(await original<Inside>()), ...change };
      own.sendWrites = vi.fn<Inside["sendWrites"]>(inside.sendWrites);
      return { ...inside, sendWrites: own.sendWrites };
    });
  });
  afterEach(() => vi.doUnmock(file));

  test("a run is what the plain form makes of it", async () => {
    const changed = await import("../../src/compile/compile.js");
    const { fastWiring } = await import("../../src/langgraph/fast-wiring.js");
    expect(await updatesOf(changed.compileIn, fastWiring)).toEqual(
      await updatesOf(compileIn, plainWiring),
    );
  });

  test("it is noticed before the first step, and tried no more", async () => {
    const { compileIn: compile } = await import("../../src/compile/compile.js");
    const { fastWiring } = await import("../../src/langgraph/fast-wiring.js");
    await updatesOf(compile, fastWiring);
    const triedOnce = own.sendWrites.mock.calls.length;
    await updatesOf(compile, fastWiring);
    expect(triedOnce).toBeGreaterThan(0);
    expect(own.sendWrites).toHaveBeenCalledTimes(triedOnce);
    expect(triedOnce).toBeLessThanOrEqual(2);
  });
});

describe("where LangGraph keeps what a step has for itself elsewhere", () => {
  const metadata = { langgraph_step: 1 };
  const configurable = {
    checkpoint_ns: "a:1",
    __pregel_send: () => {},
    __pregel_scratchpad: {},
    __pregel_call: () => {},
  };
  const before = {
    step: "b",
    join: "join:a",
    laterBy: 1,
    state: {},
    signal: new AbortController().signal,
  };

  test.each(Object.keys(configurable))("no step begins before its turn: %s", async (key) => {
    const { configBeforeTurn } = await import("../../src/langgraph/internals/inside-langgraph.js");
    expect(configBeforeTurn({ metadata, configurable }, before)).toBeDefined();
    const { [key]: _elsewhere, ...others } = configurable as Record<string, unknown>;
    expect(configBeforeTurn({ metadata, configurable: others }, before)).toBeUndefined();
  });

  test("a run is what the plain form makes of it", async () => {
    vi.resetModules();
    const configBeforeTurn = vi.fn<Inside["configBeforeTurn"]>(() => undefined);
    vi.doMock(file, async (original) => ({ ...(await original<Inside>()), configBeforeTurn }));
    const { compileIn: compile } = await import("../../src/compile/compile.js");
    const { fastWiring } = await import("../../src/langgraph/fast-wiring.js");
    const slow = { slow: always("slow says", after(15)) };
    const models = modelsIn(branches, slow);
    const { answer, proposals } = await compile(fastWiring, branches, { models }).invoke(prompt);
    const plain = await compileIn(plainWiring, branches, {
      models: modelsIn(branches, slow),
    }).invoke(prompt);
    vi.doUnmock(file);
    expect(configBeforeTurn).toHaveBeenCalled();
    expect([answer, proposals]).toEqual([plain.answer, plain.proposals]);
  });
});

describe("where LangGraph is as it was", () => {
  test("light nodes are run", async () => {
    vi.resetModules();
    const { singleRunnableWorks } =
      await import("../../src/langgraph/single-runnable-self-test.js");
    expect(await singleRunnableWorks()).toBe(true);
  });
});
