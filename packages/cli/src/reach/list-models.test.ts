import { MoaError, type Provider } from "@moagraph/provider-kit";
import { expect, test } from "vitest";
import { listModels } from "./list-models.js";

const { signal } = new AbortController();
const origin = { source: "https://example.com", asOf: "2026-01-01" };

function provider(parts: Partial<Provider>): Provider {
  return {
    id: "x",
    chat: () => Promise.reject(new Error("is not called")),
    facts: (model) => (model === "a" ? { contextTokens: { value: 10, ...origin } } : {}),
    ...parts,
  };
}

test("adds what the list states to what the provider knows", async () => {
  const facts = { released: { value: "2026-01-01", ...origin } };
  const listed = provider({ listModels: async () => [{ id: "a", facts }, { id: "b" }] });
  expect(await listModels(listed, signal)).toEqual({
    isUnlisted: false,
    models: [
      { model: "x:a", facts: { contextTokens: { value: 10, ...origin }, ...facts } },
      { model: "x:b", facts: {} },
    ],
  });
});

test("takes the known models of a provider without a list", async () => {
  const { models, isUnlisted } = await listModels(provider({ knownModels: ["a"] }), signal);
  expect(models.map(({ model }) => model)).toEqual(["x:a"]);
  expect(isUnlisted).toBe(true);
});

test("does not wait longer than the limit for a provider that ignores its signal", async () => {
  const silent = provider({ listModels: () => new Promise(() => undefined) });
  const error: unknown = await listModels(silent, signal, 5).catch((thrown: unknown) => thrown);
  expect(MoaError.isInstance(error) && error.message).toBe(
    "`x` sent no list of models within 0.005 seconds.",
  );
});

test.each([
  ["vllm", "that its server is running"],
  ["groq", "the network and the vendor's status page"],
])("says what to check for %s", async (id, what) => {
  const silent = { ...provider({ listModels: () => new Promise(() => undefined) }), id };
  const error: unknown = await listModels(silent, signal, 5).catch((thrown: unknown) => thrown);
  expect(MoaError.isInstance(error) && error.hint).toBe(
    `Check ${what}, then run the command again.`,
  );
});

test("ends with the signal", async () => {
  const stop = new AbortController();
  const waiting = provider({
    listModels: (own) =>
      new Promise((_, reject) => {
        own?.addEventListener("abort", () => reject(new Error("aborted")));
        stop.abort(new Error("stopped"));
      }),
  });
  await expect(listModels(waiting, stop.signal)).rejects.toThrow("stopped");
});
