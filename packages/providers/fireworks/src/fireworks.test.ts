import type { ChatParams } from "@moagraph/provider-kit";
import { startTestServer, type TestServer } from "@moagraph/provider-kit/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fireworks } from "./fireworks.js";

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ models: { "*": { text: "Hello." } } });
});
afterEach(() => server.close());

/** The body of a request with these parameters. */
async function sent(model: string, params: ChatParams): Promise<Readonly<Record<string, unknown>>> {
  const provider = fireworks({ baseUrl: server.url, apiKey: "test" });
  await (await provider.chat(model, params)).invoke("Hi");
  return { ...server.journal.at(-1)?.body };
}

describe("fireworks", () => {
  it("sends ids with their account", async () => {
    const model = "accounts/fireworks/models/gpt-oss-120b";
    expect(await sent(model, {})).toMatchObject({ model });
  });

  it.each<[string, string, string | undefined]>([
    ["accounts/fireworks/models/gpt-oss-120b", "low", "low"],
    ["accounts/fireworks/models/gpt-oss-120b", "none", undefined],
    ["accounts/me/models/my-own", "none", "none"],
  ])("sends %s the effort %s as %s", async (model, reasoningEffort, expected) => {
    const body = await sent(model, { reasoningEffort });
    expect(body["reasoning_effort"]).toBe(expected);
  });
});
