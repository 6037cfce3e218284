import { MemorySaver } from "@langchain/langgraph";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { compile, type WiringOption } from "../../src/index.js";
import { modelsIn } from "../panel.js";
import { after, always } from "../scripted-model.js";
import { branches } from "./graphs.js";
import { unordered } from "./without-chance.js";

const internals = "../../src/langgraph/internals";

/** A file of `internals`, and what it does where LangGraph behaves in another way. */
interface Change {
  readonly file: string;
  readonly does: Record<string, unknown>;
  readonly leavesOut: string;
}

const changes: readonly [string, Change][] = [
  [
    "writes are not taken",
    { file: "pregel-send.js", does: { sendWrites: () => {} }, leavesOut: "one runnable" },
  ],
  [
    "a config is kept elsewhere",
    {
      file: "child-config.js",
      does: {
        withAmbientConfig: (_: unknown, callback: () => unknown) => callback(),
        setsAmbientConfig: () => false,
      },
      leavesOut: "one runnable",
    },
  ],
  [
    "a join never opens",
    { file: "compiled-parts.js", does: { checkParts: () => {} }, leavesOut: "plain wiring" },
  ],
  [
    "a step is told another place",
    {
      file: "task-config.js",
      does: { configBeforeTurn: (config: object) => ({ ...config, metadata: {} }) },
      leavesOut: "before its super-step",
    },
  ],
  [
    "`invoke` reads nothing from its stream",
    {
      file: "stream-iterator.js",
      does: {
        readingFrom: (graph: object) =>
          Object.create(graph, { stream: { value: async () => new Map().values() } }) as object,
      },
      leavesOut: "`invoke` cannot read",
    },
  ],
];

async function outcomeOf(run: typeof compile, wiring?: WiringOption): Promise<unknown[]> {
  const models = modelsIn(branches, { slow: always("slow says", after(15)) });
  const options = { models, checkpointer: new MemorySaver(), ...(wiring && { wiring }) };
  const app = run(branches, options);
  const config = { configurable: { thread_id: "1" } };
  const { answer } = await app.invoke({ messages: "Why?" }, config);
  return [answer, unordered([(await app.getState(config)).values])];
}

describe.each(changes)("where %s", (_, { file, does, leavesOut }) => {
  const warnings: string[] = [];

  beforeEach(() => {
    vi.resetModules();
    vi.doMock(`${internals}/${file}`, async (original) => ({
      ...(await original<object>()),
      ...does,
    }));
    vi.spyOn(process, "emitWarning").mockImplementation((text, options) => {
      warnings.push(`${(options as { code?: string }).code ?? ""} ${String(text)}`);
    });
  });
  afterEach(() => {
    vi.doUnmock(`${internals}/${file}`);
    vi.restoreAllMocks();
    warnings.length = 0;
  });

  test("runs give what the plain wiring gives, and one warning says what is left out", async () => {
    const changed = await import("../../src/compile/compile.js");
    const plain = await outcomeOf(compile, "plain");
    expect(await outcomeOf(changed.compile)).toEqual(plain);
    expect(await outcomeOf(changed.compile)).toEqual(plain);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(`MOAGRAPH_PLAIN_WIRING In this version of LangGraph, `);
    expect(warnings[0]).toContain(leavesOut);
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
  const { signal } = new AbortController();
  const early = { step: "b", join: "join:a", laterBy: 1, state: {}, signal, metadata: {} };

  test.each(Object.keys(configurable))("no step begins before its turn: %s", async (key) => {
    const { configBeforeTurn } = await import("../../src/langgraph/internals/task-config.js");
    expect(configBeforeTurn({ metadata, configurable }, early)).toBeDefined();
    const { [key]: _elsewhere, ...others } = configurable as Record<string, unknown>;
    expect(configBeforeTurn({ metadata, configurable: others }, early)).toBeUndefined();
  });
});

test("where LangGraph is as it was, every part passes its self-test", async () => {
  vi.resetModules();
  const { checkedParts } = await import("../../src/langgraph/self-test/checked-parts.js");
  const { fast, earlyStarts, directInvoke, ownSignals } = checkedParts("fast");
  const verdicts = [await fast?.(), await earlyStarts(), await directInvoke(), await ownSignals()];
  expect(verdicts).toEqual(["fast", true, true, true]);
});

test("parts that are switched off are neither used nor tried out", async () => {
  const { checkedParts } = await import("../../src/langgraph/self-test/checked-parts.js");
  const { earlyStarts, directInvoke, ownSignals } = checkedParts({
    earlyStarts: false,
    directInvoke: false,
    ownSignals: false,
  });
  expect([earlyStarts(), directInvoke(), ownSignals()]).toEqual([false, false, false]);
  expect(checkedParts("plain").fast).toBeUndefined();
});
