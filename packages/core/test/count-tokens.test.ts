import { describe, expect, test } from "vitest";
import { compile, defineGraph, proposer } from "../src/index.js";
import { estimatingCounter, tokenCounter } from "../src/tokens/token-counter.js";
import { always } from "./scripted-model.js";

const solo = defineGraph({
  name: "solo",
  nodes: { ada: proposer({ model: "ada" }) },
  output: "ada",
  budget: { maxTokens: 1_000 },
});

/** Reports no usage, so that it is counted. */
const silent = () => always({ content: "one two three", usage_metadata: {} as never });

const words = (text: string): number => text.split(" ").length;

describe("countTokens", () => {
  test("counts prompts and replies whose usage is not reported", async () => {
    const app = compile(solo, { models: { ada: silent() }, countTokens: words });
    const { ledger } = await app.invoke({ messages: "What is this?" });
    expect(ledger[0]).toMatchObject({
      inputTokens: 3,
      outputTokens: 3,
      usageSource: "estimated",
    });
  });

  test("decides whether a run fits its budget", async () => {
    const many = (): number => 10_000;
    const app = compile(solo, { models: { ada: silent() }, countTokens: many });
    await expect(app.invoke({ messages: "What?" })).rejects.toMatchObject({
      code: "BUDGET_TOO_SMALL",
    });
  });

  test.each([[Promise.resolve(3)], [-1], [Number.NaN], ["3"], [undefined]])(
    "fails the run if it returns %o",
    async (returned) => {
      const countTokens = (() => returned) as unknown as (text: string) => number;
      const app = compile(solo, { models: { ada: silent() }, countTokens });
      await expect(app.invoke({ messages: "What?" })).rejects.toMatchObject({
        code: "TOKEN_COUNT",
      });
    },
  );

  test("must be a function", () => {
    const countTokens = "o200k_base" as never;
    expect(() => compile(solo, { models: { ada: silent() }, countTokens })).toThrow(
      "Pass a function from a text to its number of tokens.",
    );
  });

  test("finds the longest prefix like the estimate does", () => {
    const counter = tokenCounter((text) => estimatingCounter.text(text));
    const text = "The quick brown fox 🦊 jumps over the lazy dog. ".repeat(20);
    for (const tokens of [0, 1, 7, 50, 1_000]) {
      const length = counter.lengthWithin(text, tokens);
      expect(counter.text(text.slice(0, length))).toBeLessThanOrEqual(tokens);
      expect(text.slice(0, length)).not.toMatch(/[\uD800-\uDBFF]$/);
    }
    expect(counter.lengthWithin(text, 10_000)).toBe(text.length);
  });
});
