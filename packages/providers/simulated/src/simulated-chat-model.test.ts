import type {
  BaseChatModel,
  BaseChatModelCallOptions,
} from "@langchain/core/language_models/chat_models";
import type { AIMessageChunk } from "@langchain/core/messages";
import { type ChatParams, ContextOverflowError } from "@moagraph/provider-kit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { subjects } from "./fact-base/subjects.js";
import { simulated, type SimulatedOptions } from "./simulated.js";

const question = "What should I know about the Moon?";

function owl(params: ChatParams = {}, options: SimulatedOptions = {}): Promise<BaseChatModel> {
  return simulated(options).chat("owl", params);
}

async function streamed(
  model: BaseChatModel,
  prompt: string,
  options: BaseChatModelCallOptions = {},
): Promise<AIMessageChunk[]> {
  const chunks: AIMessageChunk[] = [];
  const stream = await model.stream(prompt, options);
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

const textOf = (chunks: AIMessageChunk[]): string => chunks.map(({ text }) => text).join("");

describe("SimulatedChatModel", () => {
  it("streams the same text as invoke returns", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...subjects.flatMap(({ aliases }) => aliases), "nothing"),
        fc.record({
          temperature: fc.double({ min: 0, max: 2, noNaN: true }),
          maxOutputTokens: fc.integer({ min: 1, max: 100 }),
          stop: fc.constantFrom([], ["the"], ["-", "About"]),
        }),
        async (topic, params) => {
          const model = await owl(params);
          const whole = await model.invoke(topic);
          const chunks = await streamed(model, topic);
          const last = chunks.at(-1);
          expect(textOf(chunks)).toBe(whole.text);
          expect(last?.usage_metadata).toEqual(whole.usage_metadata);
          expect(last?.response_metadata).toEqual(whole.response_metadata);
        },
      ),
    );
  });

  it("identifies itself by its id, its parameters and its provider's seed", async () => {
    const models = await Promise.all([
      owl(),
      owl({ seed: 2 }),
      owl({ temperature: 0 }),
      owl({}, { seed: 2 }),
      simulated().chat("fox", {}),
    ]);
    const identities = models.map((model) => JSON.stringify(model._identifyingParams()));
    expect(new Set(identities).size).toBe(models.length);
    expect(identities[0]).toBe('{"model":"owl","params":{},"account":"seed 1"}');
  });

  it("answers the user's latest question, and no earlier one", async () => {
    const model = await owl();
    const { text } = await model.invoke([
      ["user", "Tell me about chess."],
      ["assistant", "Gladly."],
      ["user", "What are three fun things to do in SF?"],
    ]);
    expect(text).toMatch(/^About San Francisco:\n(- .+\n){2}- .+$/);
  });

  it("answers about every subject that the question names", async () => {
    const { text } = await (await owl()).invoke("Does the Moon cause tides?");
    expect(text).toContain("About the Moon:");
    expect(text).toContain("About tides:");
  });

  it("reports that it is simulated and lists its subjects for any other question", async () => {
    const { text } = await (await owl()).invoke("Who wrote Faust?");
    expect(text).toContain("simulated: no language model was called");
    for (const { name } of subjects) expect(text).toContain(name);
  });

  it("is not turned into an aggregator by a system message of the caller", async () => {
    const model = await owl();
    const { text } = await model.invoke([
      ["system", "1. Be kind.\n2. Be brief."],
      ["user", question],
    ]);
    expect(text).toContain("About the Moon:");
  });

  it("gives each sample its own reply, reproducibly", async () => {
    const model = await owl({ temperature: 0.7 });
    const ask = async (sample: number): Promise<string> =>
      (await model.invoke(question, { metadata: { moa_sample: sample } })).text;
    const samples = await Promise.all([1, 2, 3].map(ask));
    expect(new Set(samples).size).toBe(3);
    expect(await ask(2)).toBe(samples[1]);
  });

  it("gives a streamed sample the same reply as a complete one", async () => {
    const model = await owl({ temperature: 0.7 });
    const config = { metadata: { moa_sample: 2 } };
    const pieces: string[] = [];
    for await (const { text } of await model.stream(question, config)) pieces.push(text);
    expect(pieces.join("")).toBe((await model.invoke(question, config)).text);
  });

  it("counts a prompt's and a reply's words as its usage", async () => {
    const { usage_metadata } = await (await owl({ maxOutputTokens: 4 })).invoke(question);
    expect(usage_metadata).toEqual({ input_tokens: 7, output_tokens: 4, total_tokens: 11 });
  });

  it("reports the finish reason", async () => {
    const reasonOf = async (params: ChatParams): Promise<unknown> =>
      (await (await owl(params)).invoke(question)).response_metadata["finish_reason"];
    expect(await reasonOf({})).toBe("stop");
    expect(await reasonOf({ stop: ["Moon"] })).toBe("stop");
    expect(await reasonOf({ maxOutputTokens: 4 })).toBe("length");
  });

  it("streams one empty chunk with usage when a stop text leaves no text", async () => {
    const chunks = await streamed(await owl({ stop: ["About"] }), question);
    expect(textOf(chunks)).toBe("");
    expect(chunks.at(-1)?.usage_metadata).toMatchObject({ output_tokens: 0 });
  });

  it("applies the stop texts of a single call too", async () => {
    const { text } = await (await owl()).invoke(question, { stop: [":"] });
    expect(text).toBe("About the Moon");
  });

  it("reports every token to callbacks", async () => {
    const told: string[] = [];
    const callbacks = [{ handleLLMNewToken: (token: string) => void told.push(token) }];
    const stream = await (await owl()).stream(question, { callbacks });
    const chunks: string[] = [];
    for await (const { text } of stream) chunks.push(text);
    expect(told).toEqual(chunks);
  });

  it("rejects a prompt that leaves no room for a reply", async () => {
    const prompt = "Moon ".repeat(32_768).trimEnd();
    const reply = (await owl()).invoke(prompt);
    await expect(reply).rejects.toThrow(ContextOverflowError);
    await expect(reply).rejects.toThrowErrorMatchingInlineSnapshot(
      `[ContextOverflowError: The prompt for simulated:owl has 32768 tokens. Its context window of 32768 tokens has no room for a reply.]`,
    );
  });

  it("truncates a reply that would exceed the context window", async () => {
    const prompt = "Moon ".repeat(32_760).trimEnd();
    const reply = await (await owl()).invoke(prompt);
    expect(reply.usage_metadata).toMatchObject({ total_tokens: 32_768 });
    expect(reply.response_metadata["finish_reason"]).toBe("length");
  });
});

describe("the pace of SimulatedChatModel", () => {
  it("waits for the first token, and then between one token and the next", async () => {
    const params = { maxOutputTokens: 5 };
    const model = await owl(params, { firstTokenMs: 40, tokensPerSecond: 100 });
    const began = performance.now();
    const arrivals: number[] = [];
    for await (const _ of await model.stream(question)) arrivals.push(performance.now() - began);
    expect(arrivals).toHaveLength(5);
    expect(arrivals[0]).toBeGreaterThanOrEqual(38);
    expect(arrivals[4]).toBeGreaterThanOrEqual(74);
  });

  it("takes the same time for a complete reply", async () => {
    const model = await owl({ maxOutputTokens: 5 }, { firstTokenMs: 40, tokensPerSecond: 100 });
    const began = performance.now();
    await model.invoke(question);
    expect(performance.now() - began).toBeGreaterThanOrEqual(78);
  });
});

// Each model here would take hours. A test that ends shows that it did not wait.
describe("aborting a SimulatedChatModel", () => {
  const anHour = { firstTokenMs: 3_600_000 };
  const aTokenAnHour = { tokensPerSecond: 1 / 3600 };

  it("ends the wait for a whole reply", async () => {
    const controller = new AbortController();
    const reply = (await owl({}, anHour)).invoke(question, { signal: controller.signal });
    setTimeout(() => controller.abort(), 5);
    await expect(reply).rejects.toHaveProperty("name", "AbortError");
  });

  it("ends the wait for the first token", async () => {
    const controller = new AbortController();
    const reply = streamed(await owl({}, anHour), question, { signal: controller.signal });
    setTimeout(() => controller.abort(), 5);
    await expect(reply).rejects.toHaveProperty("name", "AbortError");
  });

  it("ends the wait between tokens, after the tokens already sent", async () => {
    const controller = new AbortController();
    const said: string[] = [];
    const { signal } = controller;
    const listen = async (model: BaseChatModel): Promise<void> => {
      for await (const { text } of await model.stream(question, { signal })) {
        said.push(text);
        setTimeout(() => controller.abort(), 5);
      }
    };
    await expect(listen(await owl({}, aTokenAnHour))).rejects.toHaveProperty("name", "AbortError");
    expect(said).toEqual(["About"]);
  });

  it("throws the given reason", async () => {
    const reason = new Error("enough");
    const reply = (await owl()).invoke(question, { signal: AbortSignal.abort(reason) });
    await expect(reply).rejects.toBe(reason);
  });
});
