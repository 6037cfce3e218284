import { HumanMessage } from "@langchain/core/messages";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Provider } from "@moagraph/provider-kit";
import { asChatModel, compile, defineGraph, proposer } from "../src/index.js";
import { implausible } from "../src/ledger/plausible-usage.js";
import { estimatingCounter } from "../src/tokens/token-counter.js";
import { panelOf } from "./panel.js";
import { always } from "./scripted-model.js";

const solo = defineGraph({
  name: "solo",
  nodes: { ada: proposer({ model: "ada" }) },
  output: "ada",
});

function usage(input_tokens: number, output_tokens: number, reasoning?: number) {
  const details = reasoning === undefined ? {} : { output_token_details: { reasoning } };
  return { input_tokens, output_tokens, total_tokens: input_tokens + output_tokens, ...details };
}

const fact = (value: number) => ({ value, source: "https://example.com", asOf: "2026-01-01" });

const long = "word ".repeat(10_000);

describe("a report of usage", () => {
  test.each([
    ["of 0 tokens for a long reply", long, usage(0, 0)],
    ["of far too few tokens", long, usage(5, 1_000)],
    ["of a billion tokens", "Four.", usage(5, 1_000_000_000)],
    ["of a billion prompt tokens", "Four.", usage(1_000_000_000, 2)],
    ["of a billion reasoning tokens", "Four.", usage(5, 1_000_000_000, 1_000_000_000)],
  ])("%s is not believed, with a note", async (_, content, usage_metadata) => {
    const { app } = panelOf(solo, { ada: always({ content, usage_metadata }) });
    const { ledger } = await app.invoke({ messages: "Why?" });
    const [line] = ledger;
    expect(line).toMatchObject({ usageSource: "estimated" });
    expect(line?.outputTokens).toBeGreaterThan(content.length / 10);
    expect(line?.outputTokens).toBeLessThan(content.length);
    expect(line?.notes?.[0]).toEqual({
      type: "usage-ignored",
      reported: {
        inputTokens: usage_metadata.input_tokens,
        outputTokens: usage_metadata.output_tokens,
      },
      estimated: { inputTokens: line?.inputTokens, outputTokens: line?.outputTokens },
    });
  });

  test.each([
    ["near the estimate", "one two three four", usage(5, 4)],
    ["far from it by few tokens", "Four.", usage(150, 150)],
    ["with hidden reasoning", "Four.", usage(5, 9_000, 8_990)],
    ["of a long reply", long, usage(5, 10_000)],
  ])("%s is believed", async (_, content, usage_metadata) => {
    const { app } = panelOf(solo, { ada: always({ content, usage_metadata }) });
    const [line] = (await app.invoke({ messages: "Why?" })).ledger;
    expect(line).toMatchObject({
      inputTokens: usage_metadata.input_tokens,
      outputTokens: usage_metadata.output_tokens,
      usageSource: "reported",
    });
    expect(line).not.toHaveProperty("notes");
  });

  test("of a prompt with an image is believed", async () => {
    const reply = { content: "A cat.", usage_metadata: usage(9_000, 3) };
    const { app } = panelOf(solo, { ada: always(reply) });
    const image = { type: "image_url", image_url: { url: "https://example.com/cat.png" } };
    const question = new HumanMessage({ content: [{ type: "text", text: "What?" }, image] });
    const [line] = (await app.invoke({ messages: [question] })).ledger;
    expect(line).toMatchObject({ inputTokens: 9_000, usageSource: "reported" });
  });

  test("of a graph used as a model is the sum of its calls", async () => {
    const chatty = always({ content: "Four.", usage_metadata: usage(9_000, 9_000, 8_000) });
    const inner = panelOf(solo, { ada: chatty }).app;
    const app = compile(solo, { models: { ada: asChatModel(inner) } });
    const innerLedger = (await inner.invoke({ messages: "Why?" })).ledger;
    const { ledger } = await app.invoke({ messages: "Why?" });
    expect(ledger[0]?.inputTokens).toBe(innerLedger[0]?.inputTokens);
    expect(ledger[0]).not.toHaveProperty("notes");
  });

  test("includes the cost that the vendor states", async () => {
    const reply = { content: "Four.", response_metadata: { costUsd: 0.25 } };
    const { app } = panelOf(solo, { ada: always(reply) });
    expect((await app.invoke({ messages: "Why?" })).ledger[0]?.costUsd).toBe(0.25);
  });

  test.each<[string, object, number]>([
    [
      "costs less for tokens from the prompt cache",
      { cachedInputUsdPerMillionTokens: fact(1) },
      42,
    ],
    ["costs the full price for them if theirs is unknown", {}, 60],
  ])("%s", async (_, cachedPrice, microUsd) => {
    const tokens = { ...usage(10, 2), input_token_details: { cache_read: 6 } };
    const provider: Provider = {
      id: "x",
      chat: async () => always({ content: "Four words are here.", usage_metadata: tokens }),
      facts: () => ({
        inputUsdPerMillionTokens: fact(4),
        outputUsdPerMillionTokens: fact(10),
        ...cachedPrice,
      }),
    };
    const graph = defineGraph({ ...solo, nodes: { ada: proposer({ model: "x:ada" }) } });
    const app = compile(graph, { providers: [provider] });
    const [line] = (await app.invoke({ messages: "Why?" })).ledger;
    expect(line).toMatchObject({ inputTokens: 10, cachedInputTokens: 6 });
    expect(line?.costUsd).toBeCloseTo(microUsd / 1e6, 12);
  });

  test("that is not believed costs what its estimate costs", async () => {
    const model = always({
      content: long,
      usage_metadata: usage(0, 0),
      response_metadata: { costUsd: 0 },
    });
    const priced: Provider = {
      id: "x",
      chat: async () => model,
      facts: () => ({ inputUsdPerMillionTokens: fact(1), outputUsdPerMillionTokens: fact(1) }),
    };
    const graph = defineGraph({ ...solo, nodes: { ada: proposer({ model: "x:ada" }) } });
    const app = compile(graph, { providers: [priced] });
    expect((await app.invoke({ messages: "Why?" })).ledger[0]?.costUsd).toBeGreaterThan(0.005);
  });
});

test("only zero, or a count far from the estimate, is not believed", () => {
  const words = fc.string({ maxLength: 5_000 });
  fc.assert(
    fc.property(words, fc.nat({ max: 20_000 }), (text, output) => {
      const counts = { input: undefined, output, cached: undefined, reasoning: undefined };
      const note = implausible(counts, { text, reasoning: "" }, [], estimatingCounter);
      if (note !== undefined) {
        const estimate = note.estimated.outputTokens;
        if (output === 0 && text !== "") return;
        expect(Math.abs(output - estimate)).toBeGreaterThan(200);
        expect(output > estimate * 5 || output * 5 < estimate).toBe(true);
      }
    }),
  );
});
