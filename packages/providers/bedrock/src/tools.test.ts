import { type ModelScript, startTestServer, type TestServer } from "@moagraph/provider-kit/testing";
import { afterEach, describe, expect, it } from "vitest";
import { bedrock } from "./bedrock.js";

let server: TestServer;
afterEach(() => server.close());

async function modelOf(script: ModelScript): ReturnType<ReturnType<typeof bedrock>["chat"]> {
  server = await startTestServer({ models: { "amazon.nova-pro-v1:0": script } });
  const baseUrl = new URL(server.url).origin;
  return bedrock({ baseUrl, apiKey: "key" }).chat("amazon.nova-pro-v1:0", {});
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
});
