import { afterEach, describe, expect, it } from "vitest";
import { keyHash } from "../journal.js";
import type { ModelScript } from "../model-script.js";
import { startTestServer, type TestServer } from "../test-server.js";
import { chatRequestOf } from "./wire-styles.js";

let server: TestServer;
afterEach(() => server.close());

async function start(script: ModelScript): Promise<void> {
  server = await startTestServer({ models: { "gemini-9": script }, apiKey: "sk-test" });
}

const body = {
  systemInstruction: { role: "user", parts: [{ text: "Be brief." }] },
  contents: [{ role: "user", parts: [{ text: "Hi" }] }],
};

function ask(method: string, config: object = {}, path = "gemini-9"): Promise<Response> {
  return fetch(new URL(`/v1beta/models/${path}:${method}`, server.url), {
    method: "POST",
    headers: { "x-goog-api-key": "sk-test" },
    body: JSON.stringify({ ...body, generationConfig: config }),
  });
}

const usage = { inputTokens: 30, outputTokens: 12, cachedTokens: 5, reasoningTokens: 10 };

describe("the test server as Gemini", () => {
  it("answers with candidates", async () => {
    await start({ text: "Hello.", reasoning: "A greeting.", finishReason: "length", usage });
    expect(await (await ask("generateContent")).json()).toMatchObject({
      candidates: [
        {
          content: {
            role: "model",
            parts: [{ text: "A greeting.", thought: true }, { text: "Hello." }],
          },
          finishReason: "MAX_TOKENS",
        },
      ],
      usageMetadata: {
        promptTokenCount: 30,
        candidatesTokenCount: 2,
        thoughtsTokenCount: 10,
        cachedContentTokenCount: 5,
        totalTokenCount: 42,
      },
    });
  });

  it("streams events", async () => {
    await start({ text: "Hi you.", reasoning: "Hm.", toolCall: { name: "look", arguments: "{}" } });
    const text = await (await ask("streamGenerateContent?alt=sse")).text();
    const events = text.split("\r\n\r\n").filter((event) => event !== "");
    const parts = events.map((event) => {
      const { candidates } = JSON.parse(event.slice("data: ".length)) as {
        candidates: [{ content: { parts: object[] }; finishReason?: string }];
      };
      return [...candidates[0].content.parts, candidates[0].finishReason];
    });
    expect(parts).toEqual([
      [{ text: "Hm.", thought: true }, undefined],
      [{ text: "Hi" }, undefined],
      [{ text: " you." }, undefined],
      [{ functionCall: { name: "look", args: {} } }, undefined],
      [{ text: "" }, "STOP"],
    ]);
  });

  it("gives log probabilities", async () => {
    await start({ text: "Hi." });
    const config = { responseLogprobs: true, logprobs: 2 };
    expect(await (await ask("generateContent", config)).json()).toMatchObject({
      candidates: [{ logprobsResult: { topCandidates: [{ candidates: [{ token: "Hi." }, {}] }] } }],
    });
  });

  it("lists its models, and refuses unknown ones and wrong keys", async () => {
    await start({});
    const list = (key: string): Promise<Response> =>
      fetch(new URL(`/v1beta/models?pageSize=1000&key=${key}`, server.url));
    expect(await (await list("sk-test")).json()).toMatchObject({
      models: [{ name: "models/gemini-9", inputTokenLimit: 1_048_576 }],
    });
    expect((await list("sk-wrong")).status).toBe(400);
    expect(await (await ask("generateContent", {}, "other")).json()).toMatchObject({
      error: { code: 404, status: "NOT_FOUND" },
    });
  });

  it("records requests without their keys", async () => {
    await start("echo");
    await (await ask("generateContent?key=sk-test", { topP: 0.5, topK: 3 })).text();
    const [entry] = server.journal;
    expect(entry).toMatchObject({ model: "gemini-9", keyHash: keyHash("sk-test") });
    expect(JSON.stringify(server.journal)).not.toContain("sk-test");
    expect(entry && chatRequestOf(entry)).toMatchObject({
      messages: [{ role: "system" }, { role: "user" }],
      topP: 0.5,
      others: ["topK"],
    });
  });
});
