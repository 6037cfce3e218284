import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { AIMessage, AIMessageChunk } from "@langchain/core/messages";
import { afterEach, describe, expect, test } from "vitest";
import { openaiCompatible } from "./index.js";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

async function whole(reply: object): Promise<AIMessage> {
  const baseUrl = await serve((_, response) => {
    response.setHeader("content-type", "application/json").end(JSON.stringify(reply));
  });
  return (await openaiCompatible({ baseUrl }).chat("m", {})).invoke("Hi");
}

async function streamed(...chunks: object[]): Promise<AIMessage> {
  const baseUrl = await serve((_, response) => {
    response.setHeader("content-type", "text/event-stream");
    for (const chunk of chunks) response.write(`data: ${JSON.stringify(chunk)}\n\n`);
    response.end("data: [DONE]\n\n");
  });
  const model = await openaiCompatible({ baseUrl }).chat("m", {});
  let sum: AIMessageChunk | undefined;
  for await (const chunk of await model.stream("Hi"))
    sum = sum === undefined ? chunk : sum.concat(chunk);
  if (sum === undefined) throw new Error("Nothing was streamed.");
  return sum;
}

const choice = (more: object): object => ({
  choices: [{ index: 0, message: { role: "assistant", content: "Half an ans" }, ...more }],
});
const piece = (more: object): object => ({
  choices: [{ index: 0, delta: { content: "Half" }, finish_reason: null, ...more }],
});

describe("a reply that its vendor marks as interrupted", () => {
  test.each(["error", "abort"])("is an error when whole, with the reason %s", async (reason) => {
    await expect(whole(choice({ finish_reason: reason }))).rejects.toMatchObject({
      code: "MALFORMED_RESPONSE",
    });
  });

  test.each(["error", "abort"])("is an error when streamed, with the reason %s", async (reason) => {
    const chunks = [piece({}), piece({ finish_reason: reason })];
    await expect(streamed(...chunks)).rejects.toMatchObject({ code: "MALFORMED_RESPONSE" });
  });

  test("is an error when a stream has only empty reasons", async () => {
    await expect(streamed(piece({ finish_reason: "" }))).rejects.toMatchObject({
      code: "MALFORMED_RESPONSE",
    });
  });

  test("is the vendor's error when the choice holds one", async () => {
    const error = { code: 502, message: "Provider disconnected" };
    await expect(whole(choice({ finish_reason: "error", error }))).rejects.toThrow(
      "Provider disconnected",
    );
  });
});

describe("a usage without usable counts", () => {
  test.each([
    {},
    { prompt_tokens: "4", completion_tokens: "5" },
    { prompt_tokens: -4, completion_tokens: 5 },
    { prompt_tokens: 1.5, completion_tokens: 5 },
  ])("is no report: %j", async (usage) => {
    expect((await whole({ ...choice({ finish_reason: "stop" }), usage })).usage_metadata).toBe(
      undefined,
    );
    const last = { choices: [], usage };
    const message = await streamed(piece({ finish_reason: "stop" }), last);
    expect(message.usage_metadata).toBe(undefined);
  });
});

describe("a reply with an unusual shape", () => {
  test.each([
    { choices: [null] },
    { choices: "abc" },
    { choices: [{ index: 0 }] },
    { choices: [{ index: 0, message: { content: 42 }, finish_reason: "stop" }] },
  ])("is malformed: %j", async (reply) => {
    await expect(whole(reply)).rejects.toMatchObject({ code: "MALFORMED_RESPONSE" });
  });

  test.each([
    { choices: [null] },
    { choices: {} },
    { choices: [{ index: 0, delta: "he", finish_reason: "stop" }] },
    { choices: [{ index: 0, delta: { content: 42 }, finish_reason: "stop" }] },
  ])("is malformed in a stream: %j", async (chunk) => {
    await expect(streamed(chunk)).rejects.toMatchObject({ code: "MALFORMED_RESPONSE" });
  });
});

describe("custom headers", () => {
  test("appear in no error when the vendor repeats them", async () => {
    const baseUrl = await serve((request, response) => {
      response.statusCode = 401;
      response.end(
        JSON.stringify({ error: { message: `bad ${String(request.headers["api-key"])}` } }),
      );
    });
    const headers = { "api-key": "SECRETabcdef012345" };
    const model = await openaiCompatible({ baseUrl, headers }).chat("m", {});
    const error = await model.invoke("Hi").catch((thrown: unknown) => thrown);
    expect((error as Error).message).toContain("bad [key]");
    expect(`${(error as Error).stack}${JSON.stringify(error)}`).not.toContain("SECRET");
  });

  test("are rejected before any request when invalid, without showing their value", async () => {
    const settings = { baseUrl: "http://127.0.0.1:1/v1", headers: { "api-key": "SECRET\nkey" } };
    const error = await openaiCompatible(settings)
      .chat("m", {})
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "INVALID_SETTING" });
    expect(`${(error as Error).stack}`).not.toContain("SECRET");
  });

  test("do not follow a redirect", async () => {
    let followed = 0;
    const other = await serve((_, response) => {
      followed += 1;
      response.end("{}");
    });
    const baseUrl = await serve((_, response) => {
      response.writeHead(307, { location: other }).end();
    });
    const model = await openaiCompatible({ baseUrl }).chat("m", {});
    await expect(model.invoke("Hi")).rejects.toThrow(/redirect to 127\.0\.0\.1:\d+, which is not/);
    expect(followed).toBe(0);
  });
});

test("control characters of a vendor appear in no error", async () => {
  const baseUrl = await serve((_, response) => {
    response.statusCode = 400;
    const escape = String.fromCodePoint(27);
    response.end(JSON.stringify({ error: { message: `bad${escape}]0;pwned\u0007 thing` } }));
  });
  const model = await openaiCompatible({ baseUrl }).chat("m", {});
  await expect(model.invoke("Hi")).rejects.toThrow("bad]0;pwned thing");
});
