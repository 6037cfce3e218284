import { MemorySaver } from "@langchain/langgraph";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { plainForm } from "../../src/compile/plain-form.js";
import { compileIn } from "../../src/compile/compile.js";
import { modelsIn } from "../panel.js";
import { crossing } from "./graphs.js";
import { unordered } from "./without-chance.js";

type Inside = typeof import("../../src/compile/inside-langgraph.js");

const file = "../../src/compile/inside-langgraph.js";

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

async function updatesOf(compile: typeof compileIn, form: typeof plainForm): Promise<unknown[]> {
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
    const { fastForm } = await import("../../src/compile/fast-form.js");
    expect(await updatesOf(changed.compileIn, fastForm)).toEqual(
      await updatesOf(compileIn, plainForm),
    );
  });

  test("it is noticed before the first step, and tried no more", async () => {
    const { compileIn: compile } = await import("../../src/compile/compile.js");
    const { fastForm } = await import("../../src/compile/fast-form.js");
    await updatesOf(compile, fastForm);
    const triedOnce = own.sendWrites.mock.calls.length;
    await updatesOf(compile, fastForm);
    expect(triedOnce).toBeGreaterThan(0);
    expect(own.sendWrites).toHaveBeenCalledTimes(triedOnce);
    expect(triedOnce).toBeLessThanOrEqual(2);
  });
});

describe("where LangGraph is as it was", () => {
  test("light nodes are run", async () => {
    vi.resetModules();
    const { lightNodesWork } = await import("../../src/compile/light-nodes-work.js");
    expect(await lightNodesWork()).toBe(true);
  });
});
