import type { AIMessage } from "@langchain/core/messages";
import { afterEach, describe, expect, test } from "vitest";
import {
  asked,
  chunk,
  closeServers,
  sendEvents,
  sendJson,
  serve,
  streamed,
  whole,
} from "./loopback.js";

afterEach(closeServers);

async function ended(choice: object, isStreamed: boolean): Promise<AIMessage> {
  const server = await serve((_, response) => {
    const message = { role: "assistant", content: "Fo" };
    const first = { index: 0, [isStreamed ? "delta" : "message"]: message, ...choice };
    if (isStreamed) sendEvents(response, [{ choices: [first] }]);
    else sendJson(response, { choices: [first] });
  });
  const model = await server.chat();
  return isStreamed ? streamed(model) : asked(model);
}

describe("the finish reason", () => {
  const choices: readonly (readonly [object, string])[] = [
    [{ finish_reason: "length" }, "length"],
    [{ finishReason: "MAX_TOKENS" }, "MAX_TOKENS"],
    [{ native_finish_reason: "max_tokens" }, "max_tokens"],
    [{ finish_reason: "length", native_finish_reason: "MAX_TOKENS" }, "length"],
    [{ stop_reason: "max_tokens" }, "max_tokens"],
    [{ finish_reason: "stop", stop_reason: "safety" }, "stop"],
  ];
  test.each(choices)("of %j is kept, whole and streamed", async (choice, word) => {
    for (const isStreamed of [false, true]) {
      expect((await ended(choice, isStreamed)).response_metadata["finish_reason"]).toBe(word);
    }
  });

  test("is not joined when a stream repeats it", async () => {
    const server = await serve((_, response) => {
      sendEvents(response, [
        chunk({ content: "Four." }, "stop"),
        chunk({}, "stop"),
        chunk({}, "stop"),
      ]);
    });
    const { response_metadata } = await streamed(await server.chat());
    expect(response_metadata["finish_reason"]).toBe("stop");
  });
});

describe("a reply that a filter withheld", () => {
  test.each([false, true])("before it began says so, streamed: %s", async (isStreamed) => {
    const blocked = { choices: [], promptFeedback: { blockReason: "PROHIBITED_CONTENT" } };
    const server = await serve((_, response) => {
      if (isStreamed) sendEvents(response, [blocked]);
      else sendJson(response, blocked);
    });
    const model = await server.chat();
    const error = await (isStreamed ? streamed(model) : asked(model)).catch((e: unknown) => e);
    expect(error).toMatchObject({ code: "CONTENT_FILTERED", isRetryable: false });
    expect(String(error)).toContain("PROHIBITED_CONTENT");
  });

  test.each([
    "content_filter",
    "content_filter: PROHIBITED_CONTENT",
    "CONTENT_FILTERED",
    "SAFETY",
    "safety",
    "FINISH_REASON_SAFETY",
    "RECITATION",
    "BLOCKLIST",
    "PROHIBITED_CONTENT",
    "SPII",
    "IMAGE_SAFETY",
    "sensitive",
    "guardrail_intervened",
    "content-filter",
    "content filter",
  ])("is an error that names the vendor's word: %s", async (word) => {
    for (const isStreamed of [false, true]) {
      const error = await ended({ finish_reason: word }, isStreamed).catch((e: unknown) => e);
      expect(error).toMatchObject({ code: "CONTENT_FILTERED", isRetryable: false });
      expect((error as Error).message).toContain(word);
    }
  });

  test("is one too if only the native reason says so", async () => {
    const choice = { finish_reason: "stop", native_finish_reason: "SAFETY" };
    await expect(ended(choice, false)).rejects.toMatchObject({ code: "CONTENT_FILTERED" });
  });
});

describe("a choice without a message", () => {
  test.each([
    ["content_filter: PROHIBITED_CONTENT", "CONTENT_FILTERED"],
    [null, "MALFORMED_RESPONSE"],
  ])("is an error: %s", async (finish_reason, code) => {
    const reply = { choices: [{ index: 0, finish_reason }] };
    const server = await serve((_, response) => sendJson(response, reply));
    await expect(asked(await server.chat())).rejects.toMatchObject({ code });
  });

  test("is blank with another finish reason", async () => {
    const reply = { choices: [{ index: 0, finish_reason: "length" }] };
    const server = await serve((_, response) => sendJson(response, reply));
    const { text, response_metadata } = await asked(await server.chat());
    expect([text, response_metadata["finish_reason"]]).toEqual(["", "length"]);
  });
});

describe("a refusal", () => {
  test("is kept, without an error, whole and streamed", async () => {
    const server = await serve(({ body }, response) => {
      if (body["stream"] !== true) {
        return sendJson(response, whole({ content: null, refusal: "I can't help." }));
      }
      return sendEvents(response, [
        chunk({ refusal: "I can't " }),
        chunk({ refusal: "help." }),
        chunk({}, "stop"),
      ]);
    });
    for (const ask of [asked, streamed]) {
      const message: AIMessage = await ask(await server.chat());
      expect(message.text).toBe("");
      expect(message.additional_kwargs["refusal"]).toBe("I can't help.");
    }
  });

  test("is kept from a part of the content", async () => {
    const parts = [{ type: "refusal", refusal: "No." }];
    const server = await serve((_, response) => sendJson(response, whole({ content: parts })));
    const message = await asked(await server.chat());
    expect([message.content, message.additional_kwargs["refusal"]]).toEqual(["", "No."]);
  });
});

describe("tool calls", () => {
  const call = (id: string, name: string): object => ({
    id,
    type: "function",
    function: { name, arguments: '{"x":1}' },
  });

  test("without text are a reply, whole and streamed", async () => {
    const message = { content: null, tool_calls: [call("1", "f")] };
    const server = await serve(({ body }, response) => {
      if (body["stream"] !== true) return sendJson(response, whole(message, "tool_calls"));
      return sendEvents(response, [chunk(message, "tool_calls")]);
    });
    for (const ask of [asked, streamed]) {
      const reply: AIMessage = await ask(await server.chat());
      expect(reply.tool_calls).toMatchObject([{ name: "f", args: { x: 1 }, id: "1" }]);
    }
  });

  test("are told apart in a stream without their positions", async () => {
    const server = await serve((_, response) =>
      sendEvents(response, [
        chunk({ tool_calls: [call("1", "f")] }),
        chunk({ tool_calls: [call("2", "g")] }, "tool_calls"),
      ]),
    );
    const { tool_calls } = await streamed(await server.chat());
    expect(tool_calls?.map(({ name }) => name)).toEqual(["f", "g"]);
  });
});
