import type { ServerResponse } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import {
  asked,
  chunk,
  closeServers,
  sendEvents,
  sendJson,
  serve,
  streamed,
  usageOf,
  ways,
  whole,
} from "./loopback.js";

afterEach(closeServers);

const usage = { prompt_tokens: 10, completion_tokens: 3, total_tokens: 13 };
const reasoning = { reasoning: "hm" };

/** Sends a body under any content type. */
const sendAs =
  (type: string, body: string) =>
  (_: unknown, response: ServerResponse): void => {
    response.writeHead(200, { "content-type": type }).end(body);
  };

describe("a complete reply where a stream was asked", () => {
  const call = { id: "1", type: "function", function: { name: "f", arguments: "{}" } };
  test.each(["application/json", "text/plain", "text/event-stream"])(
    "is taken, with everything in it: %s",
    async (type) => {
      const message = { content: "Four.", ...reasoning, tool_calls: [call] };
      const body = JSON.stringify(whole(message, "tool_calls", { usage }));
      const server = await serve(sendAs(type, body));
      const reply = await streamed(await server.chat());
      expect(reply.text).toBe("Four.");
      expect(reply.additional_kwargs["reasoning_content"]).toBe("hm");
      expect(usageOf(reply)?.output_tokens).toBe(3);
      expect(reply.tool_calls?.[0]?.name).toBe("f");
      expect(reply.response_metadata["finish_reason"]).toBe("tool_calls");
      expect(server.received).toHaveLength(1);
    },
  );

  test("may have spaces and a byte order mark before it", async () => {
    const body = `\uFEFF\r\n  ${JSON.stringify(whole({ content: "Four." }))}`;
    const server = await serve(sendAs("application/json", body));
    expect((await streamed(await server.chat())).text).toBe("Four.");
  });

  test("that reports an error is that error", async () => {
    const server = await serve((_, response) =>
      sendJson(response, { error: { message: "Slow down.", code: 429 } }),
    );
    await expect(streamed(await server.chat())).rejects.toMatchObject({ code: "RATE_LIMITED" });
  });
});

describe("a stream where a complete reply was asked", () => {
  test.each(["text/event-stream", "application/json", "text/plain"])(
    "is taken: %s",
    async (type) => {
      const events = [
        chunk({ role: "assistant", content: "Fo", ...reasoning }),
        chunk({ content: "ur." }),
        chunk({ tool_calls: [{ index: 0, id: "1", function: { name: "f", arguments: '{"x"' } }] }),
        chunk({ tool_calls: [{ index: 0, function: { arguments: ":1}" } }] }),
        chunk({}, "tool_calls", { usage }),
      ];
      const body = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join("");
      const server = await serve(sendAs(type, body));
      const reply = await asked(await server.chat());
      expect(reply.content).toBe("Four.");
      expect(reply.additional_kwargs["reasoning_content"]).toBe("hm");
      expect(usageOf(reply)?.output_tokens).toBe(3);
      expect(reply.tool_calls).toMatchObject([{ name: "f", args: { x: 1 } }]);
      expect(server.received).toHaveLength(1);
    },
  );

  test("that ends early is incomplete", async () => {
    const server = await serve((_, response) => sendEvents(response, [chunk({ content: "Fo" })]));
    await expect(asked(await server.chat())).rejects.toThrow("without a finish reason");
  });
});

describe("lines of JSON", () => {
  const line = (content: string): string =>
    `${JSON.stringify({ model: "m", message: { role: "assistant", content }, done: false })}\n`;
  test.each(ways)("are refused once, and named, %s", async (_, ask) => {
    const server = await serve(sendAs("application/x-ndjson", line("Fo") + line("ur.")));
    const error: unknown = await ask(await server.chat()).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "INVALID_REQUEST", isRetryable: false });
    expect((error as Error).message).toContain("lines of JSON (NDJSON)");
  });
});

describe("a stream of unusual form", () => {
  const first = JSON.stringify(chunk({ content: "Fo" }));
  const last = JSON.stringify(chunk({ content: "ur." }, "stop"));
  test.each([
    ["without a space after the colon", `data:${first}\n\ndata:${last}\n\ndata:[DONE]\n\n`],
    ["with carriage returns", `data: ${first}\r\n\r\ndata: ${last}\r\n\r\n`],
    [
      "with comments and blank data",
      `: hello\n\ndata:\n\ndata: ${first}\n\n: ping\n\ndata: ${last}\n\n`,
    ],
    ["with a byte order mark", `\uFEFFdata: ${first}\n\ndata: ${last}\n\n`],
    ["with event names and ids", `event: chunk\nid: 1\ndata: ${first}\n\nid: 2\ndata: ${last}\n\n`],
    ["with blank lines first", `\n\n\ndata: ${first}\n\ndata: ${last}\n\n`],
    [
      "with events without choices",
      `data: {"choices":[]}\n\ndata: ${first}\n\ndata: {"type":"ping"}\n\ndata: ${last}\n\n`,
    ],
    [
      "without positions of choices",
      `data: ${first.replace('"index":0,', "")}\n\ndata: ${last}\n\n`,
    ],
  ])("is read: %s", async (_, body) => {
    const server = await serve(sendAs("text/event-stream", body));
    expect((await streamed(await server.chat())).text).toBe("Four.");
  });
});
