import { asChatModel, compile, defineGraph, proposer } from "@moagraph/core";
import { startTestServer, type TestServer } from "@moagraph/provider-kit/testing";
import { initChatModel } from "langchain";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { langchain } from "./langchain.js";

const models = { "*": { text: "Four.", usage: { inputTokens: 9, outputTokens: 2 } } };
let server: TestServer;
beforeAll(async () => void (server = await startTestServer({ models })));
afterAll(() => server.close());

const fields = (): Record<string, unknown> => ({
  apiKey: "sk-test",
  configuration: { baseURL: server.url },
});

/** The request of a node, as the server got it. */
async function sent(id: string, params: object): Promise<unknown> {
  const before = server.journal.length;
  const model = await langchain({ fields: fields() }).chat(id, params);
  await model.invoke("Hi");
  expect(server.journal).toHaveLength(before + 1);
  return server.journal.at(-1)?.body;
}

describe("langchain()", () => {
  test("asks the models of LangChain's packages, with our parameters under their names", async () => {
    const params = {
      temperature: 0.5,
      maxOutputTokens: 64,
      topP: 0.9,
      stop: ["END"],
      seed: 7,
      topLogprobs: 2,
      providerOptions: { user: "ada", modelKwargs: { service_tier: "flex" } },
    };
    const asked = await sent("openai:gpt-4o", params);
    expect(asked).toMatchObject({
      model: "gpt-4o",
      temperature: 0.5,
      top_p: 0.9,
      stop: ["END"],
      seed: 7,
      logprobs: true,
      top_logprobs: 2,
      user: "ada",
      service_tier: "flex",
    });
    expect(JSON.stringify(asked)).toMatch(/"max_(completion_)?tokens":64/);
    expect(await sent("gpt-4o-mini", {})).toMatchObject({ model: "gpt-4o-mini" });
    expect(await sent("openai:ft:gpt-4o:me::1", {})).toMatchObject({ model: "ft:gpt-4o:me::1" });
  });

  test("is a provider of graphs, which name the model in their ledger", async () => {
    const nodes = { ada: proposer({ model: "langchain:openai:gpt-4o" }) };
    const graph = defineGraph({ name: "solo", nodes, output: "ada" });
    const provider = langchain({ fields: fields() });
    const { answer, ledger } = await compile(graph, { providers: [provider] }).invoke("2 + 2?");
    expect(answer).toBe("Four.");
    expect(ledger[0]).toMatchObject({
      model: "langchain:openai:gpt-4o",
      inputTokens: 9,
      outputTokens: 2,
    });
    expect(provider.facts("openai:gpt-4o").contextTokens).toMatchObject({
      value: 128000,
      source: "https://www.npmjs.com/package/@langchain/openai",
    });
    expect(provider.capabilities?.("openai:gpt-4o")).toMatchObject({ images: true, tools: true });
    expect(provider.facts("openai:gpt-9")).toEqual({});
  });

  test("asks Google's class for a schema, for a node and for a caller", async () => {
    const chairs = { "*": { text: '{"colour":"red"}' } };
    const gemini = await startTestServer({ models: chairs });
    const own = { apiKey: "sk", baseUrl: new URL(gemini.url).origin };
    const provider = langchain({ fields: own });
    const id = "google-genai:gemini-2.5-flash";
    const chair = await provider.chat(id, {});
    const asked = { type: "object", properties: { colour: { type: "string", maxLength: 9 } } };
    const responseFormat = { ...asked, additionalProperties: false };
    const nodes = { ada: proposer({ model: `langchain:${id}`, responseFormat }) };
    const known = compile(defineGraph({ name: "one", nodes, output: "ada" }), {
      providers: [provider],
    });
    const bob = { bob: proposer({ model: "chair" }) };
    const given = compile(defineGraph({ name: "two", nodes: bob, output: "bob" }), {
      models: { chair },
    });
    try {
      await known.invoke("Which colour?");
      const model = asChatModel(given);
      await model
        .withStructuredOutput(responseFormat, { method: "jsonSchema" })
        .invoke("Which colour?");
      expect(gemini.journal).toHaveLength(2);
      for (const { body } of gemini.journal) {
        expect(body).not.toHaveProperty("systemInstruction");
        expect(body).toMatchObject({ generationConfig: { responseSchema: asked } });
        expect(JSON.stringify(body)).not.toContain("additionalProperties");
      }
    } finally {
      await gemini.close();
    }
  });

  test("makes each request once", async () => {
    const busy = await startTestServer({ models: { "*": { fault: "overloaded" } } });
    const model = await langchain({
      fields: { apiKey: "sk", configuration: { baseURL: busy.url } },
    }).chat("openai:gpt-4o", {});
    await expect(model.invoke("Hi")).rejects.toThrow();
    expect(busy.journal).toHaveLength(1);
    await busy.close();
  });

  test("says which package to install", async () => {
    await expect(langchain().chat("perplexity:sonar", {})).rejects.toMatchObject({
      code: "PACKAGE_NOT_INSTALLED",
      message:
        "`langchain:perplexity:sonar` needs the package @langchain/perplexity, which is not installed.",
      hint: "Run: npm install @langchain/perplexity",
    });
  });

  test.each([
    ["my-model", {}, "MODEL_NOT_FOUND"],
    ["anthropic:claude-sonnet-4-5", { seed: 1 }, "INVALID_REQUEST"],
    ["mistralai:mistral-large-latest", { seed: 1 }, "INVALID_REQUEST"],
    ["anthropic:claude-sonnet-4-5", {}, "MISSING_KEY"],
    ["openai:gpt-4o", {}, "MISSING_KEY"],
    ["google-genai:gemini-2.5-pro", {}, "MISSING_KEY"],
    ["cohere:command-r", {}, "MISSING_KEY"],
  ])("says what is missing for %s with %o", async (id, params, code) => {
    for (const name of ["OPENAI", "ANTHROPIC", "GOOGLE", "GEMINI", "CO", "COHERE"]) {
      vi.stubEnv(`${name}_API_KEY`, "");
    }
    const failure: unknown = await langchain()
      .chat(id, params)
      .catch((error: unknown) => error);
    vi.unstubAllEnvs();
    expect(failure).toMatchObject({ code });
  });
});

test("a model that is chosen at run time is named by its inner call, and is made once", async () => {
  const options = { ...fields(), configurableFields: ["model"] };
  const chosen = await initChatModel("openai:gpt-4o", options);
  const nodes = { ada: proposer({ model: "chosen" }) };
  const app = compile(defineGraph({ name: "solo", nodes, output: "ada" }), { models: { chosen } });
  for (const model of ["gpt-5.1", "gpt-4.1", "gpt-5.1"]) {
    const { ledger } = await app.invoke("2 + 2?", { configurable: { model } });
    const used = { inputTokens: 9, outputTokens: 2 };
    expect(ledger[0]).toMatchObject({ model: "chosen", ...used, innerCalls: [{ model, ...used }] });
    expect(server.journal.at(-1)?.body).toMatchObject({ model });
  }
  const texts: string[] = [];
  const run = { configurable: { model: "gpt-5.1" }, streamMode: "messages" as const };
  for await (const [{ text }] of await app.stream("Why?", run)) texts.push(text);
  expect(texts.join("")).toBe("Four.");
  const kept: unknown = Reflect.get(chosen, "_modelInstanceCache");
  // The one it was made with, and one for each name.
  expect((kept as Map<string, unknown>).size).toBe(3);
});
