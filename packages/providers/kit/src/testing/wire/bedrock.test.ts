import { EventStreamCodec } from "@smithy/core/event-streams";
import { afterEach, describe, expect, it } from "vitest";
import type { ModelScript } from "../model-script.js";
import { startTestServer, type TestServer } from "../test-server.js";
import { chatRequestOf } from "./wire-styles.js";

let server: TestServer;
afterEach(() => server.close());

async function start(script: ModelScript): Promise<void> {
  server = await startTestServer({ models: { "nova:0": script } });
}

function ask(method: string, more: object = {}): Promise<Response> {
  const messages = [{ role: "user", content: [{ text: "Hi" }] }];
  return fetch(new URL(`/model/nova%3A0/${method}`, server.url), {
    method: "POST",
    body: JSON.stringify({ messages, system: [{ text: "Be brief." }], ...more }),
  });
}

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes).toString(),
  (text) => Buffer.from(text),
);

/** The frames of a stream, read with AWS's own library, which checks every checksum. */
function framesOf(bytes: Uint8Array): [type: unknown, payload: unknown][] {
  const frames: [unknown, unknown][] = [];
  for (let from = 0; from < bytes.length;) {
    const length = new DataView(bytes.buffer, bytes.byteOffset + from).getUint32(0);
    const { headers, body } = codec.decode(bytes.subarray(from, from + length));
    const type = headers[":event-type"] ?? headers[":exception-type"];
    frames.push([type?.value, JSON.parse(Buffer.from(body).toString())]);
    from += length;
  }
  return frames;
}

async function streamed(): Promise<[type: unknown, payload: unknown][]> {
  return framesOf(new Uint8Array(await (await ask("converse-stream")).arrayBuffer()));
}

const usage = { inputTokens: 30, outputTokens: 2, cachedTokens: 10 };

describe("the test server as Amazon Bedrock", () => {
  it("answers with a message", async () => {
    await start({ text: "Hello.", reasoning: "Hm.", finishReason: "length", usage });
    expect(await (await ask("converse")).json()).toMatchObject({
      output: {
        message: {
          role: "assistant",
          content: [{ reasoningContent: { reasoningText: { text: "Hm." } } }, { text: "Hello." }],
        },
      },
      stopReason: "max_tokens",
      usage: { inputTokens: 20, cacheReadInputTokens: 10, outputTokens: 2, totalTokens: 32 },
    });
  });

  it("streams binary frames", async () => {
    await start({ text: "Hi שלום", reasoning: "Hm.", toolCall: { name: "look", arguments: "{}" } });
    const reasoning = (content: object): object => ({
      contentBlockIndex: 0,
      delta: { reasoningContent: content },
    });
    expect(await streamed()).toEqual([
      ["messageStart", { role: "assistant" }],
      ["contentBlockDelta", reasoning({ text: "Hm." })],
      ["contentBlockDelta", reasoning({ signature: "c2ln" })],
      ["contentBlockStop", { contentBlockIndex: 0 }],
      ["contentBlockDelta", { contentBlockIndex: 1, delta: { text: "Hi" } }],
      ["contentBlockDelta", { contentBlockIndex: 1, delta: { text: " שלום" } }],
      ["contentBlockStop", { contentBlockIndex: 1 }],
      [
        "contentBlockStart",
        { contentBlockIndex: 2, start: { toolUse: { toolUseId: "tooluse_0", name: "look" } } },
      ],
      ["contentBlockDelta", { contentBlockIndex: 2, delta: { toolUse: { input: "{}" } } }],
      ["contentBlockStop", { contentBlockIndex: 2 }],
      ["messageStop", { stopReason: "tool_use" }],
      ["metadata", expect.objectContaining({ metrics: { latencyMs: 100 } })],
    ]);
  });

  it("sends an error in a stream as an exception, and damage with a wrong checksum", async () => {
    await start([{ fault: "error-event" }, { fault: "malformed" }]);
    expect((await streamed()).at(-1)?.[0]).toBe("serviceUnavailableException");
    await expect(streamed()).rejects.toThrow("checksum");
  });

  it("names the type of an error in a header, and lists its models", async () => {
    await start({ fault: "rate-limited" });
    const refused = await ask("converse");
    expect([refused.status, refused.headers.get("x-amzn-errortype")]).toEqual([
      429,
      "ThrottlingException",
    ]);
    const list = await fetch(new URL("/foundation-models?byOutputModality=TEXT", server.url));
    expect(await list.json()).toMatchObject({ modelSummaries: [{ modelId: "nova:0" }] });
  });

  it("records its parameters", async () => {
    await start({});
    const inferenceConfig = { maxTokens: 50, topP: 0.5 };
    await (await ask("converse", { inferenceConfig, guardrailConfig: {} })).text();
    const [entry] = server.journal;
    expect(entry && chatRequestOf(entry)).toMatchObject({
      model: "nova:0",
      messages: [{ role: "system" }, { role: "user" }],
      maxOutputTokens: 50,
      topP: 0.5,
      others: ["guardrailConfig"],
    });
  });
});
