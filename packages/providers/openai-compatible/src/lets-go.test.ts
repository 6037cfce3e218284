import { setTimeout } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { startTestServer } from "@moagraph/provider-kit/testing";
import { afterEach, expect, it, vi } from "vitest";
import { openaiCompatible } from "./openai-compatible.js";

afterEach(() => {
  vi.unstubAllGlobals();
});

const ways: Readonly<Record<string, (model: BaseChatModel, signal: AbortSignal) => Promise<void>>> =
  {
    invoke: async (model, signal) => {
      await model.invoke("Hi", { signal });
    },
    stream: async (model, signal) => {
      for await (const _ of await model.stream("Hi", { signal }));
    },
    "a failing invoke": async (model, signal) => {
      await model.invoke("Hi", { signal }).catch(() => {});
    },
  };

it.each(Object.keys(ways))(
  "lets go of a request that is over, although the caller's signal lives on: %s",
  async (way) => {
    const fault = way.startsWith("a failing") ? ({ fault: "server-error" } as const) : {};
    const server = await startTestServer({ models: { m: { text: "Hello.", ...fault } } });
    const model = await openaiCompatible({ baseUrl: server.url }).chat("m", {});
    const sent = signalsThatAreSent();
    const { signal } = new AbortController();
    for (let call = 0; call < 10; call += 1) await ways[way]?.(model, signal);
    const alive = await leftAfterCollection(sent);
    await server.close();
    expect(sent).toHaveLength(10);
    // The last one may still be on the stack.
    expect(alive).toBeLessThanOrEqual(1);
    expect(signal.aborted).toBe(false);
  },
);

/** Records the signals of requests from now on. */
function signalsThatAreSent(): WeakRef<AbortSignal>[] {
  const sent: WeakRef<AbortSignal>[] = [];
  const { fetch } = globalThis;
  vi.stubGlobal("fetch", (input: string, init: RequestInit) => {
    if (init.signal) sent.push(new WeakRef(init.signal));
    return fetch(input, init);
  });
  return sent;
}

/** How many signals are left. On a busy machine, it takes several collections until they are gone. */
async function leftAfterCollection(sent: readonly WeakRef<AbortSignal>[]): Promise<number> {
  setFlagsFromString("--expose-gc");
  // Node has this function only with `--expose-gc`.
  const collect = runInNewContext("gc") as () => void;
  let alive = sent.length;
  for (let time = 0; time < 50 && alive > 1; time += 1) {
    await setTimeout(time);
    collect();
    await setTimeout(0);
    alive = sent.filter((each) => each.deref() !== undefined).length;
  }
  return alive;
}
