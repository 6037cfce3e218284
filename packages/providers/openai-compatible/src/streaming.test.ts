import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { BaseCallbackHandler } from "@langchain/core/callbacks/base";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { LLMResult } from "@langchain/core/outputs";
import { startTestServer, type TestServer } from "@moagraph/provider-kit/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openaiCompatible } from "./index.js";

const text = "One two three four.";
let server: TestServer;
const others: Server[] = [];

beforeEach(async () => {
  const usage = { inputTokens: 5, outputTokens: 6 };
  const toolCall = { id: "call_0", name: "look", arguments: '{"at":"it"}' };
  server = await startTestServer({ models: { speaks: { text, usage }, looks: { toolCall } } });
});
afterEach(async () => {
  for (const other of others.splice(0)) other.close();
  await server.close();
});

async function modelAt(baseUrl: string, model = "speaks"): Promise<BaseChatModel> {
  return openaiCompatible({ baseUrl }).chat(model, {});
}

/** A server that answers with this body, in one part. */
async function serving(body: string): Promise<string> {
  const listener: RequestListener = (_, response) => {
    response.setHeader("content-type", "text/event-stream").end(body);
  };
  const other = createServer(listener);
  others.push(other);
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(other.address() as AddressInfo).port}/v1`;
}

const event = (data: object, lineEnd = "\n"): string =>
  `data: ${JSON.stringify(data)}${lineEnd}${lineEnd}`;
const piece = (content: string, finish_reason: string | null = null): object => ({
  choices: [{ index: 0, delta: { content }, finish_reason }],
});

async function textsOf(model: BaseChatModel): Promise<{ texts: string[]; error: unknown }> {
  const texts: string[] = [];
  try {
    for await (const chunk of await model.stream("Hi")) texts.push(chunk.text);
    return { texts, error: undefined };
  } catch (error) {
    return { texts, error };
  }
}

describe("a stream with a callback", () => {
  class Listener extends BaseCallbackHandler {
    name = "listener";
    override awaitHandlers = true;
    readonly tokens: string[] = [];
    readonly ends: LLMResult[] = [];

    override handleLLMNewToken(token: string): void {
      this.tokens.push(token);
    }

    override handleLLMEnd(result: LLMResult): void {
      this.ends.push(result);
    }
  }

  it("reports every token when it arrives, and the complete reply with its usage at the end", async () => {
    const listener = new Listener();
    const model = await modelAt(server.url);
    const seen: number[] = [];
    for await (const _ of await model.stream("Hi", { callbacks: [listener] })) {
      seen.push(listener.tokens.length);
    }
    expect(listener.tokens.join("")).toBe(text);
    expect(seen[1]).toBeLessThan(listener.tokens.length);
    expect(listener.ends).toHaveLength(1);
    expect(listener.ends[0]?.generations[0]?.[0]?.text).toBe(text);
    expect(listener.ends[0]?.llmOutput).toEqual({
      tokenUsage: { promptTokens: 5, completionTokens: 6, totalTokens: 11 },
    });
  });

  it.each(["speaks", "looks"])("gives the same chunks as one without: %s", async (name) => {
    const model = await modelAt(server.url, name);
    const chunks = async (options: { callbacks?: Listener[] }): Promise<unknown[]> => {
      const found: unknown[] = [];
      for await (const chunk of await model.stream("Hi", options)) {
        // Without ids of the vendor, the ids are those of the trace.
        found.push({ ...chunk.toDict().data, id: undefined });
      }
      return found;
    };
    const traced = await chunks({ callbacks: [new Listener()] });
    expect(traced.length).toBeGreaterThan(1);
    expect(await chunks({})).toEqual(traced);
  });
});

describe("a model whose streaming is disabled", () => {
  it("requests the complete reply at once", async () => {
    const model = await modelAt(server.url);
    model.disableStreaming = true;
    const { texts, error } = await textsOf(model);
    expect(error).toBeUndefined();
    expect(texts).toEqual([text]);
    expect(server.journal.map(({ body }) => body.stream ?? false)).toEqual([false]);
  });
});

describe("a stream whose parts hold several events", () => {
  it("yields the chunks before a fault in the same part", async () => {
    const body = [event(piece("One ")), event(piece("two")), event({ error: { code: 429 } })];
    const { texts, error } = await textsOf(await modelAt(await serving(body.join(""))));
    expect(texts).toEqual(["One ", "two"]);
    expect(error).toMatchObject({ code: "RATE_LIMITED" });
  });

  it("ends with [DONE], whatever follows", async () => {
    const body = [event(piece("One", "stop")), "data: [DONE]\n\n", event(piece("two"))];
    const { texts, error } = await textsOf(await modelAt(await serving(body.join(""))));
    expect(error).toBeUndefined();
    expect(texts.join("")).toBe("One");
  });

  it.each(["\n", "\r\n"])(
    "may end without the blank line of its last event: %j",
    async (lineEnd) => {
      const body =
        event(piece("One ")) + event(piece("two", "stop"), lineEnd).slice(0, -lineEnd.length);
      const { texts, error } = await textsOf(await modelAt(await serving(body)));
      expect(error).toBeUndefined();
      expect(texts.join("")).toBe("One two");
    },
  );

  it.each(["\n", "\r", "\r\n"])("may end its lines with %j", async (lineEnd) => {
    const body = [event(piece("One "), lineEnd), event(piece("two", "stop"), lineEnd)];
    const { texts, error } = await textsOf(await modelAt(await serving(body.join(""))));
    expect(error).toBeUndefined();
    expect(texts.join("")).toBe("One two");
  });
});
