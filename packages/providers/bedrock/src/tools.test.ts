import { type ModelScript, startTestServer, type TestServer } from "@moagraph/provider-kit/testing";
import { afterEach, describe, expect, it } from "vitest";
import { bedrock } from "./bedrock.js";

let server: TestServer;
afterEach(() => server.close());

async function modelOf(
  script: ModelScript,
  id = "amazon.nova-pro-v1:0",
): ReturnType<ReturnType<typeof bedrock>["chat"]> {
  server = await startTestServer({ models: { [id]: script } });
  const baseUrl = new URL(server.url).origin;
  return bedrock({ baseUrl, apiKey: "key" }).chat(id, {});
}

const schema = { type: "object", properties: { at: { type: "number" } } };
const look = { name: "look", description: "Looks.", schema };
const called = { toolCall: { name: "look", arguments: '{"at":1}' } };
const calls = [{ id: "tooluse_0", type: "tool_call", name: "look", args: { at: 1 } }];

describe("bedrock", () => {
  it("calls tools", async () => {
    const model = await modelOf(called);
    const bound = model.bindTools?.([look]) ?? expect.fail("no tools");
    expect((await bound.invoke("Look!")).tool_calls).toMatchObject(calls);
    expect(server.journal[0]?.body).toMatchObject({
      toolConfig: { tools: [{ toolSpec: { name: "look", inputSchema: { json: schema } } }] },
    });
  });

  it("streams tool calls", async () => {
    const model = await modelOf(called);
    const stream = await model.stream("Look!");
    let whole: Awaited<ReturnType<typeof stream.next>>["value"];
    for await (const chunk of stream) whole = whole === undefined ? chunk : whole.concat(chunk);
    expect(whole?.tool_calls).toMatchObject(calls);
  });

  it("gives structured output", async () => {
    const model = await modelOf(called);
    const output = model.withStructuredOutput({ title: "look", ...schema }, { name: "look" });
    expect(await output.invoke("Look!")).toEqual({ at: 1 });
  });

  it.each([
    "anthropic.claude-sonnet-4-5-20250929-v1:0",
    "amazon.nova-pro-v1:0",
    "mistral.mistral-large-2407-v1:0",
    "meta.llama3-1-70b-instruct-v1:0",
  ])("refuses to forbid tools to %s", async (id) => {
    const model = await modelOf(called, id);
    for (const tool_choice of ["none", { type: "none" }]) {
      const bound = model.bindTools?.([look], { tool_choice }) ?? expect.fail("no tools");
      await expect(bound.invoke("Look!")).rejects.toMatchObject({
        code: "INVALID_REQUEST",
        message: `bedrock:${id} cannot be told to call no tool. No request was sent.`,
        hint: "Leave out `bindTools`.",
      });
    }
    expect(server.journal).toHaveLength(0);
  });
});
