import { AIMessage, HumanMessage, ToolMessage } from "@langchain/core/messages";
import { prefillMarks } from "@moagraph/provider-kit";
import { startTestServer, type TestServer } from "@moagraph/provider-kit/testing";
import { afterEach, describe, expect, it } from "vitest";
import { openaiCompatible } from "./openai-compatible.js";

let server: TestServer;
afterEach(() => server?.close());

const begun = [new HumanMessage("Count."), new AIMessage("One, two,")];

describe("prefill of openaiCompatible", () => {
  it.each(prefillMarks)("asks to continue a last message of the model: %s", async (prefill) => {
    server = await startTestServer({
      models: { m: { text: "One, two, three.", continues: prefill } },
    });
    const provider = openaiCompatible({ baseUrl: server.url, prefill });
    const model = await provider.chat("m", {});
    expect((await model.invoke(begun)).text).toBe(" three.");
    const pieces: string[] = [];
    for await (const { text } of await model.stream(begun)) pieces.push(text);
    expect(pieces.join("")).toBe(" three.");
    expect(provider.capabilities?.("m").prefill).toBe(true);
  });

  it.each(prefillMarks)("marks no other request: %s", async (prefill) => {
    server = await startTestServer({ models: { m: { text: "Hello." } } });
    const call = { id: "1", name: "look", args: {} };
    const used = [
      new HumanMessage("Look."),
      new AIMessage({ content: "", tool_calls: [call] }),
      new ToolMessage({ content: "A cat.", tool_call_id: "1" }),
    ];
    const model = await openaiCompatible({ baseUrl: server.url, prefill }).chat("m", {});
    await model.invoke([...begun, new HumanMessage("Go on.")]);
    await model.invoke(used);
    await model.invoke(used.slice(0, 2));
    const bodies = server.journal.map(({ body }) => JSON.stringify(body)).join("\n");
    expect(bodies).not.toMatch(/prefix|partial|continue_final_message|add_generation_prompt/);
  });

  it("states nothing by default, and what is stated of a model has priority", () => {
    expect(openaiCompatible().capabilities?.("m")).not.toHaveProperty("prefill");
    const capabilities = { old: { prefill: false } };
    const provider = openaiCompatible({ prefill: "prefix", capabilities });
    expect(provider.capabilities?.("old").prefill).toBe(false);
  });

  it("is one of four", () => {
    const prefill = "vllm" as "message";
    expect(() => openaiCompatible({ prefill })).toThrowErrorMatchingInlineSnapshot(
      `[MoaError: \`prefill\` of openaiCompatible is "vllm". It must be one of \`continue_final_message\`, \`message\`, \`partial\`, \`prefix\`.]`,
    );
  });
});
