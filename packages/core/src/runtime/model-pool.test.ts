import type { Fact, Provider } from "@moagraph/provider-kit";
import { describe, expect, test } from "vitest";
import { always } from "../../test/scripted-model.js";
import { createModelPool } from "./model-pool.js";

/** A provider that says a larger window each time it is asked. */
function growingProvider(): Provider {
  let value = 0;
  const grown = (): Fact => ({ value: (value += 1_000), source: "https://x", asOf: "2026-11-25" });
  return { id: "x", chat: async () => always("Yes."), facts: () => ({ contextTokens: grown() }) };
}

describe("createModelPool", () => {
  test("keeps what a provider says of a model, so that all parts of a run count with the same", () => {
    const pool = createModelPool({ providers: [growingProvider()] });
    expect(pool.facts("x:a").contextTokens?.value).toBe(1_000);
    expect(pool.facts("x:b").contextTokens?.value).toBe(2_000);
    expect(pool.facts("x:a").contextTokens?.value).toBe(1_000);
  });

  test("knows nothing of the caller's own models", () => {
    const pool = createModelPool({
      models: { "x:a": always("No.") },
      providers: [growingProvider()],
    });
    expect(pool.facts("x:a")).toEqual({});
  });

  test("gives providers what the graph states of a model, and prefers it to what they know", async () => {
    const received: unknown[] = [];
    const provider: Provider = {
      ...growingProvider(),
      async chat(...given) {
        received.push(given);
        return always("Yes.");
      },
      capabilities: () => ({ temperature: true, seed: false }),
    };
    const pool = createModelPool({ providers: [provider] }, { "x:a": { temperature: false } });
    const providerOptions = { reasoning_effort: "low" };
    await pool.get({ model: "x:a", providerOptions });
    await pool.get({ model: "x:b" });
    expect(received).toEqual([
      ["a", { providerOptions }, { temperature: false }],
      ["b", {}, {}],
    ]);
    expect(pool.capabilities("x:a")).toEqual({ temperature: false, seed: false });
    expect(pool.capabilities("x:b")).toEqual({ temperature: true, seed: false });
  });
});
