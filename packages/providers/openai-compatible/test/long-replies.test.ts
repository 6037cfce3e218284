import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { AIMessage } from "@langchain/core/messages";
import { replyLimits, type ReplyTooLongError } from "@moagraph/provider-kit";
import { afterEach, describe, expect, test } from "vitest";
import {
  asked,
  chunk,
  closeServers,
  sendEvents,
  sendJson,
  serve,
  streamed,
  ways,
  whole,
} from "./loopback.js";

afterEach(closeServers);

const maxOutputTokens = 100;
const { totalBytes, heldCharacters } = replyLimits(maxOutputTokens);
const headers = { "content-type": "text/event-stream" };
const blanks = Buffer.alloc(totalBytes + 1, " ");
const letters = Buffer.alloc(totalBytes + 1, "x");

/** Writes a part again and again, as fast as it is read. Resolves once the client has left. */
async function writeEndlessly(response: ServerResponse, part: string | Buffer): Promise<void> {
  const left = once(response, "close");
  while (!response.destroyed) {
    if (!response.write(part)) await Promise.race([once(response, "drain"), left]);
  }
}

/** The error of a call whose reply the server writes. The connection must end. */
async function refused(
  ask: (model: BaseChatModel) => Promise<AIMessage>,
  answer: (response: ServerResponse) => void,
  params = { maxOutputTokens },
): Promise<ReplyTooLongError> {
  let closed: Promise<unknown> | undefined;
  const vendor = await serve((_, response) => {
    closed = once(response, "close");
    answer(response);
  });
  const error = await ask(await vendor.chat(params)).then(
    () => Promise.reject(new Error("It was answered.")),
    (thrown: ReplyTooLongError) => thrown,
  );
  await closed;
  return error;
}

const tooLong = { code: "REPLY_TOO_LONG", isRetryable: false };

describe.each(ways)("a body without end, %s", (_way, ask) => {
  test.each([
    ["letters", "x".repeat(65_536)],
    ["blanks", " ".repeat(65_536)],
    ["digits in JSON", "[1,".repeat(20_000)],
    ["empty lines", "\n".repeat(65_536)],
    ["comments", ": ping\n\n".repeat(8_000)],
    ["one event", "data: xxxxxxxx".repeat(1_000)],
    ["empty events", "data:\n\n".repeat(8_000)],
    ["unknown fields", "retry: 1\n".repeat(8_000)],
    // With `{}` alone it would be a million events.
    ["chunks without choices", `data: {"x":"${"x".repeat(100)}"}\n\n`.repeat(600)],
  ])("is refused: %s", async (_, part) => {
    const error = await refused(ask, (response) => {
      response.writeHead(200, headers);
      void writeEndlessly(response, part);
    });
    expect(error).toMatchObject(tooLong);
  });

  test("is refused if it holds no events, in many small parts", async () => {
    const error = await refused(ask, (response) => {
      response.writeHead(200, headers).write("data: ");
      void writeEndlessly(response, Buffer.alloc(1_024, "x"));
    });
    expect(error).toMatchObject(tooLong);
  });

  test.each([
    ["gzip", gzipSync(blanks)],
    ["br", brotliCompressSync(letters)],
    ["deflate", deflateSync(letters)],
    ["gzip, gzip", gzipSync(gzipSync(blanks))],
    ["gzip, br, deflate", deflateSync(brotliCompressSync(gzipSync(letters)))],
  ])("is refused if it is small only on the wire: %s", async (encoding, body) => {
    const error = await refused(ask, (response) => {
      response.writeHead(200, { "content-encoding": encoding }).end(body);
    });
    expect(error).toMatchObject(tooLong);
  });

  test("is an error of its status if it fails", async () => {
    const error = await refused(ask, (response) => {
      response
        .writeHead(400, { "content-type": "application/json" })
        .write('{"error":{"message":"');
      void writeEndlessly(response, "No. ");
    });
    expect(error).toMatchObject({ code: "INVALID_REQUEST", status: 400 });
  });
});

describe("what is kept of a reply that is too long", () => {
  const content = 'Four. \\ "\n😀'.repeat(heldCharacters / 10);

  test("is the beginning of its text when it comes whole", async () => {
    const error = await refused(asked, (response) => sendJson(response, whole({ content })));
    expect(error).toMatchObject(tooLong);
    expect(error.partial.text.length).toBeGreaterThan(10_000);
    expect(content.startsWith(error.partial.text)).toBe(true);
    expect(JSON.stringify(error)).not.toContain("Four.");
  });

  test("is the beginning of its text when it comes in one event", async () => {
    const error = await refused(streamed, (response) => {
      sendEvents(response, [chunk({ role: "assistant" }), chunk({ content })]);
    });
    expect(error).toMatchObject(tooLong);
    expect(error.partial.text.length).toBeGreaterThan(10_000);
    expect(content.startsWith(error.partial.text)).toBe(true);
  });

  test("is the beginning of a stream that is put together", async () => {
    const error = await refused(asked, (response) => {
      response.writeHead(200, headers);
      const delta = { content: "Four. ".repeat(20), reasoning_content: "2+2 ".repeat(20) };
      void writeEndlessly(response, `data: ${JSON.stringify(chunk(delta))}\n\n`.repeat(100));
    });
    expect(error).toMatchObject(tooLong);
    expect(error.partial.text).toMatch(/^(Four\. ){1000}/);
    expect(error.partial.reasoning).toMatch(/^(2\+2 ){1000}/);
  });

  test("is what was streamed before", async () => {
    const vendor = await serve((_, response) => {
      response
        .writeHead(200, headers)
        .write(`data: ${JSON.stringify(chunk({ content: "Four." }))}\n\n`);
      void writeEndlessly(response, `data: ${"x".repeat(1_024)}`);
    });
    const model = await vendor.chat({ maxOutputTokens });
    const texts: string[] = [];
    const read = async () => {
      for await (const { text } of await model.stream("2+2?")) texts.push(text);
    };
    await expect(read()).rejects.toMatchObject(tooLong);
    expect(texts).toEqual(["Four."]);
  });
});

describe("the limit of a reply", () => {
  const content = "x".repeat(heldCharacters);

  test.each(ways)("follows from `maxOutputTokens`: %s", async (_, ask) => {
    const answer = (response: ServerResponse) => sendJson(response, whole({ content }));
    const error = await refused(ask, answer);
    expect(error.message).toBe(
      "openai-compatible:m sent far more than the 100 tokens of `maxOutputTokens` need, so the reply was not read to its end.",
    );
    const vendor = await serve((_request, response) => answer(response));
    expect((await ask(await vendor.chat({ maxOutputTokens: 1_000 }))).text).toBe(content);
    expect((await ask(await vendor.chat())).text).toBe(content);
  });

  test.each(["max_tokens", "max_completion_tokens"])(
    "follows from `%s` of `body`",
    async (name) => {
      const vendor = await serve((_, response) => sendJson(response, whole({ content })));
      const model = await vendor.chat({ maxOutputTokens }, { body: { [name]: 1_000 } });
      expect((await asked(model)).text).toBe(content);
    },
  );

  test("allows for frames of one token each, with log probabilities", async () => {
    const tokens = 2_000;
    const logprobs = {
      content: [
        {
          token: "x",
          top_logprobs: Array.from({ length: 20 }, () => ({
            token: "yyyyy",
            logprob: -1.23456789,
            bytes: [1, 2, 3],
          })),
        },
      ],
    };
    const events = Array.from({ length: tokens }, () => {
      return {
        ...chunk({ content: "x" }),
        choices: [{ index: 0, delta: { content: "x" }, logprobs }],
      };
    });
    const vendor = await serve((_, response) =>
      sendEvents(response, [...events, chunk({}, "stop")]),
    );
    const reply = await streamed(await vendor.chat({ maxOutputTokens: tokens }));
    expect(reply.text).toHaveLength(tokens);
  });
});

describe("the line ends of a stream", () => {
  const text = ["Fo", "ur", "."]
    .map((content) => `data: ${JSON.stringify(chunk({ content }))}`)
    .concat(`data: ${JSON.stringify(chunk({}, "stop"))}`, "data: [DONE]", "");

  test.each([
    ["line feeds", "\n"],
    ["carriage returns", "\r"],
    ["both", "\r\n"],
  ])("may be %s, in parts of any size", async (_, end) => {
    const vendor = await serve((_request, response) => {
      response.writeHead(200, headers);
      for (const each of text.join(end + end)) response.write(each);
      response.end();
    });
    expect((await streamed(await vendor.chat())).text).toBe("Four.");
  });
});
