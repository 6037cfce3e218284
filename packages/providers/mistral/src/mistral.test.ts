import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { AIMessageChunk } from "@langchain/core/messages";
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
    const bodies: string[] = [];
    const choice = { index: 0, delta: { content: "Hello." }, finish_reason: "stop" };
    const usage = { prompt_tokens: 5, completion_tokens: 2, total_tokens: 7 };
    const vendor = createServer((request, response) => {
      request.setEncoding("utf8").on("data", (part: string) => bodies.push(part));
      request.on("end", () => {
        response.writeHead(200, { "content-type": "text/event-stream" });
        response.end(`data: ${JSON.stringify({ choices: [choice], usage })}\n\ndata: [DONE]\n\n`);
      });
    }).listen(0, "127.0.0.1");
    await once(vendor, "listening");
    const baseUrl = `http://127.0.0.1:${(vendor.address() as AddressInfo).port}/v1`;
    const model = await mistral({ baseUrl, apiKey: "test" }).chat("ministral-8b-latest", {});
    const chunks: AIMessageChunk[] = [];
    for await (const chunk of await model.stream("Hi")) chunks.push(chunk);
    expect(JSON.parse(bodies.join(""))).not.toHaveProperty("stream_options");
    const last = chunks.findLast(({ usage_metadata }) => usage_metadata !== undefined);
    expect(last?.usage_metadata).toMatchObject({ input_tokens: 5, output_tokens: 2 });
    expect(chunks.map(({ response_metadata }) => response_metadata["adapted"])).toEqual(
      chunks.map(() => undefined),
    );
    vendor.close();
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
