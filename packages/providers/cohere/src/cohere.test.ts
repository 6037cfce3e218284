import { AIMessage, HumanMessage, ToolMessage } from "@langchain/core/messages";
import type { ChatParams } from "@moagraph/provider-kit";
import { type ModelScript, startTestServer, type TestServer } from "@moagraph/provider-kit/testing";
import { afterEach, describe, expect, it } from "vitest";
import { cohere } from "./cohere.js";
import { cohereRequest } from "./cohere-request.js";

let server: TestServer;
afterEach(() => server.close());

async function modelOf(
  script: ModelScript,
  params: ChatParams = {},
): ReturnType<ReturnType<typeof cohere>["chat"]> {
  server = await startTestServer({ models: { command: script } });
  const baseUrl = new URL(server.url).origin;
  return cohere({ baseUrl, apiKey: "key" }).chat("command", params);
}

const look = {
  name: "look",
  description: "Looks.",
  schema: { type: "object", properties: { at: { type: "number" } } },
};

describe("cohere", () => {
  it("calls tools, and sends their results back", async () => {
    const model = await modelOf([
      { toolCall: { name: "look", arguments: '{"at":1}' } },
      { text: "Nothing." },
    ]);
    const bound = model.bindTools?.([look], { tool_choice: "any" }) ?? expect.fail("no tools");
    const called = await bound.invoke("Look!");
    expect(called.tool_calls).toEqual([
      { id: "look_0", type: "tool_call", name: "look", args: { at: 1 } },
    ]);
    await bound.invoke([
      new HumanMessage("Look!"),
      called,
      new ToolMessage({ tool_call_id: "look_0", content: "dark" }),
    ]);
    const [first, second] = server.journal.map(({ body }) => body);
    expect(first).toMatchObject({
      tools: [{ type: "function", function: { name: "look", parameters: look.schema } }],
      tool_choice: "REQUIRED",
    });
    expect(second?.messages).toEqual([
      { role: "user", content: "Look!" },
      {
        role: "assistant",
        tool_calls: [
          { id: "look_0", type: "function", function: { name: "look", arguments: '{"at":1}' } },
        ],
      },
      { role: "tool", tool_call_id: "look_0", content: "dark" },
    ]);
  });

  it("streams tool calls", async () => {
    const model = await modelOf({ toolCall: { name: "look", arguments: '{"at":1}' } });
    const chunks: AIMessage[] = [];
    const stream = await model.stream("Look!");
    let whole: Awaited<ReturnType<typeof stream.next>>["value"];
    for await (const chunk of stream) {
      chunks.push(chunk);
      whole = whole === undefined ? chunk : whole.concat(chunk);
    }
    expect(chunks.length).toBeGreaterThan(1);
    expect(whole?.tool_calls).toEqual([
      { id: "look_0", type: "tool_call", name: "look", args: { at: 1 } },
    ]);
  });

  it("gives structured output", async () => {
    const model = await modelOf({ toolCall: { name: "look", arguments: '{"at":1}' } });
    const output = model.withStructuredOutput(look.schema, { name: "look" });
    expect(await output.invoke("Look!")).toEqual({ at: 1 });
  });

  it.each([
    ["ERROR", "VENDOR_UNAVAILABLE"],
    ["TIMEOUT", "VENDOR_UNAVAILABLE"],
    ["ERROR_LIMIT", "CONTEXT_OVERFLOW"],
  ])("throws for the finish reason %s, whole and streamed", async (finishReason, code) => {
    const model = await modelOf({ text: "The answer is", finishReason });
    await expect(model.invoke("Hi")).rejects.toMatchObject({ code });
    const read = async (): Promise<void> => {
      for await (const chunk of await model.stream("Hi")) expect(chunk.text).not.toBe("x");
    };
    await expect(read()).rejects.toMatchObject({ code });
  });

  it("keeps a tool call with arguments that are not JSON apart", async () => {
    const model = await modelOf({ toolCall: { name: "look", arguments: '{"at":' } });
    const called = await model.invoke("Look!");
    expect(called.tool_calls).toEqual([]);
    expect(called.invalid_tool_calls).toMatchObject([{ name: "look", args: '{"at":' }]);
  });

  it("notes that log probabilities have no alternatives", async () => {
    const model = await modelOf({ text: "One two." }, { topLogprobs: 2 });
    const { response_metadata: metadata } = await model.invoke("Hi");
    expect(metadata["adapted"]).toEqual(["topLogprobs"]);
    const tokens = [{ token: "One", logprob: -0.25, top_logprobs: [] }];
    expect(metadata["logprobs"]).toMatchObject({ content: expect.arrayContaining(tokens) });
  });

  it("sends parts of a message that are texts and images", async () => {
    const model = await modelOf({ text: "A cat." });
    const image = { type: "image_url", image_url: { url: "data:image/png;base64,iVBORw0KGgo=" } };
    const text = { type: "text", text: "What is it?" };
    await model.invoke([new HumanMessage({ content: [text, image] })]);
    expect(server.journal[0]?.body.messages).toEqual([{ role: "user", content: [text, image] }]);
  });

  it.each([
    ["none", { type: "disabled" }],
    ["low", { type: "enabled", token_budget: 2_048 }],
    ["high", { type: "enabled" }],
  ])("thinks with the effort %s", async (reasoningEffort, thinking) => {
    await modelOf({});
    expect(cohereRequest({ reasoningEffort })).toEqual({ thinking });
  });
});
