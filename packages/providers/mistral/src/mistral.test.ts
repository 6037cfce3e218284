import type { ChatParams } from "@moagraph/provider-kit";
import { startTestServer, type TestServer } from "@moagraph/provider-kit/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mistral } from "./mistral.js";

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ models: { "*": { text: "Hello." } } });
});
afterEach(() => server.close());

/** The body of a request with these parameters. */
async function sent(model: string, params: ChatParams): Promise<Readonly<Record<string, unknown>>> {
  const provider = mistral({ baseUrl: server.url, apiKey: "test" });
  await (await provider.chat(model, params)).invoke("Hi");
  return { ...server.journal.at(-1)?.body };
}

describe("mistral", () => {
  it("sends the seed as random_seed", async () => {
    const body = await sent("mistral-large-latest", { seed: 0 });
    expect(body).toMatchObject({ random_seed: 0 });
    expect(body).not.toHaveProperty("seed");
  });

  it("asks for no usage of a stream, and reads the one that comes unasked", async () => {
    const model = await mistral({ baseUrl: server.url, apiKey: "test" }).chat("ministral-8b", {});
    for await (const _ of await model.stream("Hi")) continue;
    expect(server.journal[0]?.body).toMatchObject({ stream: true });
    expect(server.journal[0]?.body).not.toHaveProperty("stream_options");
  });

  it("marks a last message of the model as the beginning of the reply", async () => {
    const provider = mistral({ baseUrl: server.url, apiKey: "test" });
    await (
      await provider.chat("mistral-large-latest", {})
    ).invoke([
      ["user", "List three."],
      ["assistant", "1."],
    ]);
    expect(server.journal[0]?.body["messages"]).toEqual([
      { role: "user", content: "List three." },
      { role: "assistant", content: "1.", prefix: true },
    ]);
  });

  it.each<[string, string, string | undefined]>([
    ["mistral-small-latest", "high", "high"],
    ["mistral-small-latest", "low", undefined],
    ["mistral-large-2512", "high", undefined],
    ["a-model-of-tomorrow", "high", "high"],
  ])("sends %s the effort %s as %s", async (model, reasoningEffort, expected) => {
    const body = await sent(model, { reasoningEffort });
    expect(body["reasoning_effort"]).toBe(expected);
  });
});
