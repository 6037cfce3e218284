import { ProviderError } from "@moagraph/provider-kit";
import { oddVariants } from "@moagraph/provider-kit/testing";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import {
  asked,
  chunk,
  closeServers,
  type Loopback,
  serve,
  streamed,
  ways,
  whole,
} from "./loopback.js";

const usage = {
  prompt_tokens: 3,
  completion_tokens: 4,
  prompt_tokens_details: { cached_tokens: 1 },
};
const message = {
  content: [{ type: "text", text: "Four." }],
  reasoning_details: [{ type: "reasoning.text", text: "2+2", index: 0 }],
  tool_calls: [{ id: "t1", type: "function", function: { name: "f", arguments: '{"a":1}' } }],
};
const wholeReply = whole(message, "stop", { usage, error: null, promptFeedback: null });
const events = [
  chunk({ role: "assistant", ...message }),
  chunk({ content: "x", tool_calls: [{ index: 0, function: { arguments: "" } }] }, "stop"),
  { choices: [], usage },
];

let body: string;
let vendor: Loopback;
beforeAll(async () => {
  vendor = await serve((_, response) => response.end(body));
});
afterAll(closeServers);
afterEach(() => vi.restoreAllMocks());

function eventsText(each: readonly unknown[]): string {
  return [...each.map((event) => JSON.stringify(event)), "[DONE]"]
    .map((data) => `data: ${data}\n\n`)
    .join("");
}

/** All replies with one odd value, as bodies. */
const bodies = [
  ...oddVariants(wholeReply).map((reply) => JSON.stringify(reply) ?? ""),
  ...oddVariants(events)
    .filter((stream) => Array.isArray(stream))
    .map(eventsText),
];

describe.each(ways)("a reply with one value of a wrong type, %s", (_, ask) => {
  test("is an answer or a typed fault, in every place", async () => {
    // LangChain warns of tool calls that it cannot parse.
    vi.spyOn(console, "warn").mockReturnValue();
    const model = await vendor.chat();
    const codes = new Set<string>();
    for (const each of bodies) {
      body = each;
      const end = await ask(model).then(
        ({ content }) =>
          typeof content === "string" || Array.isArray(content) ? "answered" : each,
        (error: unknown) =>
          ProviderError.isInstance(error) ? error.code : `${error as Error}: ${each}`,
      );
      codes.add(end);
    }
    expect([...codes].toSorted()).toEqual(["MALFORMED_RESPONSE", "VENDOR_UNAVAILABLE", "answered"]);
  });
});

const call = (more: object) => ({
  content: "",
  tool_calls: [{ id: "1", type: "function", ...more }],
});

describe("the message of a fault", () => {
  test.each<[string, unknown]>([
    ["a reply that is null instead of a JSON object", null],
    ["a reply that is a list instead of a JSON object", [1]],
    ["a reply without choices", {}],
    ["a reply whose `choices` is a text instead of a list", { choices: "x" }],
    ["a reply whose `choices[0]` is null instead of an object", { choices: [null] }],
    [
      "a reply whose `choices[0].message` is a text instead of an object",
      { choices: [{ message: "x" }] },
    ],
    ["a choice without a message", { choices: [{ message: null }] }],
    [
      "a reply whose `choices[0].message.content` is a number instead of a text",
      whole({ content: 4 }),
    ],
    [
      "a reply whose `choices[0].message.content` is an object instead of a text",
      whole({ content: {} }),
    ],
    [
      "a reply whose `choices[0].message.tool_calls` is true instead of a list",
      whole({ tool_calls: true }),
    ],
    [
      "a reply whose `choices[0].message.tool_calls[0]` is null instead of an object",
      whole({ content: "Four.", tool_calls: [null] }),
    ],
    [
      "a reply whose `choices[0].message.tool_calls[0].function` is a text instead of an object",
      whole(call({ function: "f" })),
    ],
    [
      "a reply whose `choices[0].message.tool_calls[0].function.name` is a number instead of a text",
      whole(call({ function: { name: 1 } })),
    ],
  ])("names what was found and what was expected: %s", async (says, reply) => {
    body = JSON.stringify(reply);
    await expect(asked(await vendor.chat())).rejects.toMatchObject({
      code: "MALFORMED_RESPONSE",
      message: `openai-compatible:m sent ${says}.`,
    });
  });

  test.each<[string, unknown]>([
    ["that is null instead of a JSON object", null],
    ["whose `choices` is an object instead of a list", { choices: {} }],
    ["whose `choices[0]` is null instead of an object", { choices: [null] }],
    ["whose `choices[0].delta` is a text instead of an object", { choices: [{ delta: "x" }] }],
    ["whose `choices[0].delta.content` is a number instead of a text", chunk({ content: 4 })],
    [
      "whose `choices[0].delta.tool_calls[1]` is null instead of an object",
      chunk({ tool_calls: [{}, null] }),
    ],
    [
      "whose `choices[0].delta.tool_calls[0].id` is a number instead of a text",
      chunk({ tool_calls: [{ id: 1 }] }),
    ],
  ])("names what was found in an event: %s", async (says, event) => {
    body = eventsText([event]);
    await expect(streamed(await vendor.chat())).rejects.toMatchObject({
      code: "MALFORMED_RESPONSE",
      message: `openai-compatible:m streamed an event ${says}.`,
    });
  });
});

describe.each(ways)("a reply that is too deep or too wide for JavaScript, %s", (_, ask) => {
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  const list = `[${"0,".repeat(500_000)}0]`;

  test.each(["id", "usage", "model", "system_fingerprint", "x"])(
    "is a typed fault: `%s`",
    async (name) => {
      const text = `{"${name}":${deep},"choices":[{"message":{"content":"Four."},"finish_reason":"stop"}]}`;
      body = text;
      const says = "sent a reply with more than 200 levels of lists and objects";
      await expect(ask(await vendor.chat())).rejects.toThrow(says);
      body = `data: ${text.replace("message", "delta")}\n\n`;
      await expect(ask(await vendor.chat())).rejects.toThrow(says);
    },
  );

  test.each(["reasoning_details", "content", "annotations"])("is read: `%s`", async (name) => {
    const delta = `{"role":"assistant","${name}":${list}}`;
    body = `data: {"choices":[{"delta":${delta},"finish_reason":"stop"}]}\n\n`;
    expect((await ask(await vendor.chat())).text).toBe("");
  });

  test("is read with brackets in its text", async () => {
    const content = `"\\${"[{".repeat(2_000)}`;
    body = JSON.stringify(whole({ content }));
    expect((await ask(await vendor.chat())).text).toBe(content);
  });
});

describe("a reply that is only nearly as the API promises", () => {
  test.each(ways)("is read, with arguments of a tool as an object: %s", async (_, ask) => {
    body = JSON.stringify(whole(call({ function: { name: "f", arguments: { a: 1 } } })));
    const { tool_calls: calls } = await ask(await vendor.chat());
    expect(calls).toEqual([{ id: "1", type: "tool_call", name: "f", args: { a: 1 } }]);
  });

  test.each(ways)("is read, with an empty list for an empty error: %s", async (_, ask) => {
    body = JSON.stringify({ ...whole({ content: "Four." }), error: [] });
    expect((await ask(await vendor.chat())).text).toBe("Four.");
  });

  test("is read, with empty lists for empty deltas, as PHP writes them", async () => {
    const choices = [{ index: 0, delta: [], finish_reason: "stop" }];
    body = eventsText([chunk({ content: "Four." }), { choices }]);
    expect((await streamed(await vendor.chat())).text).toBe("Four.");
  });
});
