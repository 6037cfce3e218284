import { FakeListChatModel } from "@langchain/core/utils/testing";
import type { Fact, ModelFacts, Provider } from "@moagraph/provider-kit";
import { describe, expect, test } from "vitest";
import { defineGraph } from "../../define/define-graph.js";
import { aggregator } from "../../spec/aggregator.js";
import type { GraphPolicies } from "../../spec/policies/policies.js";
import { proposer } from "../../spec/proposer.js";
import { reducer } from "../../spec/reducer.js";
import { formatPath } from "../../errors/issue.js";
import { createModelPool } from "../../runtime/model-pool.js";
import { checkBindings } from "./check-bindings.js";
import type { CompileOptions } from "../../runtime/compile-options.js";

const made = new FakeListChatModel({ responses: [] });

function fact(value: number): Fact {
  return { value, source: "https://example.com", asOf: "2026-01-01" };
}

/** A provider whose models cost as much as their name says, in US dollars per million tokens. */
const priced: Provider = {
  id: "priced",
  chat: async () => made,
  facts: (model): ModelFacts =>
    Number.isNaN(Number(model))
      ? {}
      : {
          inputUsdPerMillionTokens: fact(Number(model)),
          outputUsdPerMillionTokens: fact(Number(model)),
        },
};

function found(
  policies: GraphPolicies,
  ada: Parameters<typeof proposer>[0],
  options: CompileOptions = { providers: [priced] },
): string[] {
  const nodes = {
    ada: proposer(ada),
    fuse: aggregator({ model: "priced:3", reads: ["ada"] }),
    vote: reducer({ reads: ["fuse"], reduce: "first-usable" }),
  };
  const graph = defineGraph({ name: "g", nodes, output: "vote", ...policies });
  return checkBindings(graph, options, createModelPool(options).facts).map(
    ({ code, path, message, hint }) => `${code} ${formatPath(path)}: ${message} ${hint}`,
  );
}

describe("checkBindings, of endpoints in the graph", () => {
  test("says how to make their provider", () => {
    const endpoints = { "lm-studio": { baseUrl: "http://localhost:1234/v1" } };
    const ada = { model: "lm-studio:a", fallback: ["lmstudio:b"] };
    expect(found({ endpoints }, ada)).toMatchInlineSnapshot(`
      [
        "UNKNOWN_PROVIDER nodes.ada.model: Node \`ada\` asks \`lm-studio:a\`, but provider \`lm-studio\` is not in \`providers\`. Install @moagraph/openai-compatible and pass it: compile(graph, { providers: [openaiCompatible({ id: "lm-studio", ...graph.endpoints?.["lm-studio"] })] }).",
        "UNKNOWN_PROVIDER nodes.ada.fallback[0]: Node \`ada\` falls back to \`lmstudio:b\`, but provider \`lmstudio\` is not in \`providers\`. Did you mean \`lm-studio\`?",
      ]
    `);
  });
});

describe("checkBindings, of fallbacks", () => {
  test("names providers that were not given, at the node and at the graph", () => {
    const ada = { model: "priced:1", fallback: ["priced:2", "pricd:1", "own"] };
    expect(found({ fallback: ["openai:gpt-4o", "priced:2"] }, ada)).toMatchInlineSnapshot(`
      [
        "UNKNOWN_PROVIDER nodes.ada.fallback[1]: Node \`ada\` falls back to \`pricd:1\`, but provider \`pricd\` is not in \`providers\`. Did you mean \`priced\`?",
        "UNKNOWN_PROVIDER nodes.ada.fallback[2]: Node \`ada\` falls back to \`own\`, which is not a key of \`models\` and does not name a provider. Write \`provider:model-id\`, such as \`openai:gpt-4o\`.",
        "UNKNOWN_PROVIDER fallback[0]: The graph falls back to \`openai:gpt-4o\`, but provider \`openai\` is not in \`providers\`. Install @moagraph/openai and pass it: compile(graph, { providers: [openai()] }).",
      ]
    `);
  });

  test("finds nothing wrong with models that were given", () => {
    const ada = { model: "priced:1", fallback: ["own"] };
    expect(found({}, ada, { providers: [priced], models: { own: made } })).toEqual([]);
  });

  test("names parameters that a model would ignore which is already made", () => {
    const ada = { model: "priced:1", temperature: 0.5, maxOutputTokens: 9 };
    const options = { providers: [priced], models: { own: made, other: () => made } };
    expect(found({ fallback: ["own", "other"] }, ada, options)).toMatchInlineSnapshot(`
      [
        "PARAMETERS_IGNORED nodes.ada.temperature: Node \`ada\` sets \`temperature\`, but \`own\` is an existing chat model, which ignores it. Set it where you create the chat model, or pass a function in \`models\`: (params) => new ChatModel(params).",
        "PARAMETERS_IGNORED nodes.ada.maxOutputTokens: Node \`ada\` sets \`maxOutputTokens\`, but \`own\` is an existing chat model, which ignores it. Set it where you create the chat model, or pass a function in \`models\`: (params) => new ChatModel(params).",
      ]
    `);
    expect(found({ fallback: ["own"] }, { ...ada, fallback: [] }, options)).toEqual([]);
    const both = { fallback: ["own"], reasoningEffort: "low" } as const;
    expect(found(both, { model: "priced:1" }, options)).toMatchInlineSnapshot(`
      [
        "PARAMETERS_IGNORED reasoningEffort: The graph sets \`reasoningEffort\`, but \`own\` is an existing chat model, which ignores it. Set it where you create the chat model, or pass a function in \`models\`: (params) => new ChatModel(params).",
      ]
    `);
  });
});

describe("checkBindings, of a budget in US dollars", () => {
  test("names the models whose price is not known, fallbacks included", () => {
    const budget = { maxCostUsd: 1 };
    expect(found({ budget }, { model: "priced:1" })).toEqual([]);
    const ada = { model: "own", fallback: ["priced:new"] };
    const options = { providers: [priced], models: { own: made } };
    expect(found({ budget }, ada, options)).toMatchInlineSnapshot(`
      [
        "UNKNOWN_PRICE budget.maxCostUsd: \`budget.maxCostUsd\` cannot be enforced: the price of \`own\`, \`priced:new\` is unknown. Set \`budget.maxTokens\` instead, or use a provider that knows the prices.",
      ]
    `);
    expect(found({ budget: { maxTokens: 9 } }, ada, options)).toEqual([]);
  });

  test("says so when it does not suffice for the first call", () => {
    expect(found({ budget: { maxCostUsd: 2e-6 } }, { model: "priced:1" })).toEqual([]);
    const budget = { maxCostUsd: 1e-6 };
    expect(found({ budget }, { model: "priced:1" })).toMatchInlineSnapshot(`
      [
        "BUDGET_TOO_SMALL budget.maxCostUsd: \`budget.maxCostUsd\` is 0.000001, but the cheapest first call of the graph costs 0.000002. Set it to the worst case of a run, as \`planRun\` and \`moagraph plan\` report it.",
      ]
    `);
    expect(found({ budget }, { model: "priced:0" })).toEqual([]);
  });

  test("leaves a provider that is not known at that", () => {
    const issues = found({ budget: { maxCostUsd: 1 } }, { model: "openai:gpt-4o" });
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatch(/^UNKNOWN_PROVIDER/);
  });
});
