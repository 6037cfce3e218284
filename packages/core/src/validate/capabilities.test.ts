import { describe, expect, test } from "vitest";
import { swapModels } from "../define/swap-models.js";
import { formatPath } from "../errors/issue.js";
import { checkGraph } from "./check-graph.js";
import { validateGraph } from "./validate-graph.js";

const graphOf = (capabilities: unknown, ada: object = {}): object => ({
  name: "g",
  nodes: { ada: { kind: "proposer", model: "x:a", fallback: ["x:b"], ...ada } },
  output: "ada",
  capabilities,
});
const found = (...given: Parameters<typeof graphOf>): string[] =>
  validateGraph(graphOf(...given)).map(
    ({ code, path, message, hint }) => `${code} ${formatPath(path)}: ${message} ${hint}`,
  );

describe("capabilities of a graph", () => {
  test("belong to models of its nodes and fallbacks", () => {
    const capabilities = { temperature: false, systemRole: false, outputLimitName: "max_tokens" };
    expect(found({ "x:a": capabilities, "x:b": {} })).toEqual([]);
  });

  test("have no unknown models and keys, and no other values", () => {
    expect(found({ "x:aa": {}, "openai:gpt-9": {} })).toMatchInlineSnapshot(`
      [
        "UNKNOWN_MODEL capabilities["x:aa"]: \`capabilities\` names the model \`x:aa\`, which no node asks. Did you mean \`x:a\`?",
        "UNKNOWN_MODEL capabilities["openai:gpt-9"]: \`capabilities\` names the model \`openai:gpt-9\`, which no node asks. Models of the graph: \`x:a\`, \`x:b\`.",
      ]
    `);
    expect(found({ "x:a": { temprature: false, stop: "no", outputLimitName: "max" }, "x:b": true }))
      .toMatchInlineSnapshot(`
      [
        "WRONG_TYPE capabilities["x:a"].stop: \`capabilities["x:a"].stop\` is "no". It must be a boolean.",
        "INVALID_VALUE capabilities["x:a"].outputLimitName: \`capabilities["x:a"].outputLimitName\` is "max". It must be "max_completion_tokens" or "max_tokens".",
        "UNKNOWN_KEY capabilities["x:a"].temprature: \`capabilities["x:a"].temprature\` is not a known key. Did you mean \`temperature\`?",
        "WRONG_TYPE capabilities["x:b"]: \`capabilities["x:b"]\` is true. It must be an object.",
      ]
    `);
    expect(found([])).toMatchInlineSnapshot(`
      [
        "WRONG_TYPE capabilities: \`capabilities\` is an empty array. It must be an object.",
      ]
    `);
  });

  test("have lists, numbers and objects of their form", () => {
    const wrong = {
      reasoningEffort: "low",
      topLogprobs: 21,
      tools: "yes",
      promptCache: { minTokens: -1, blockToken: 128 },
    };
    expect(found({ "x:a": wrong })).toMatchInlineSnapshot(`
      [
        "WRONG_TYPE capabilities["x:a"].reasoningEffort: \`capabilities["x:a"].reasoningEffort\` is "low". It must be an array.",
        "OUT_OF_RANGE capabilities["x:a"].topLogprobs: \`capabilities["x:a"].topLogprobs\` is 21. It must be at most 20.",
        "WRONG_TYPE capabilities["x:a"].tools: \`capabilities["x:a"].tools\` is "yes". It must be a boolean.",
        "OUT_OF_RANGE capabilities["x:a"].promptCache.minTokens: \`capabilities["x:a"].promptCache.minTokens\` is -1. It must be at least 0.",
        "MISSING_VALUE capabilities["x:a"].promptCache.blockTokens: \`capabilities["x:a"].promptCache.blockTokens\` is missing. Add it.",
        "UNKNOWN_KEY capabilities["x:a"].promptCache.blockToken: \`capabilities["x:a"].promptCache.blockToken\` is not a known key. Did you mean \`blockTokens\`?",
      ]
    `);
  });

  test("are no setting of a node", () => {
    expect(found(undefined, { capabilities: {} })).toMatchInlineSnapshot(`
      [
        "UNKNOWN_KEY nodes.ada.capabilities: Node \`ada\` has \`capabilities\`, but they belong to models. Set \`capabilities\` on the graph, by model.",
      ]
    `);
  });

  test("go with a model that is replaced", () => {
    const graph = checkGraph(graphOf({ "x:a": { seed: false }, "x:b": { stop: false } }));
    expect(swapModels(graph, { "x:a": "x:c" }).capabilities).toEqual({ "x:b": { stop: false } });
    expect(swapModels(graph, { "x:a": "x:c", "x:b": "x:d" }).capabilities).toBe(undefined);
  });
});

describe("parameters of a node", () => {
  test("accept an effort and alternatives for each token", () => {
    expect(found(undefined, { reasoningEffort: "xhigh", topLogprobs: 0 })).toEqual([]);
    expect(found(undefined, { reasoningEffort: 3, topLogprobs: 2.5 })).toMatchInlineSnapshot(`
      [
        "WRONG_TYPE nodes.ada.reasoningEffort: \`nodes.ada.reasoningEffort\` is 3. It must be a text.",
        "WRONG_TYPE nodes.ada.topLogprobs: \`nodes.ada.topLogprobs\` is 2.5. It must be a whole number.",
      ]
    `);
    expect(found(undefined, { reasoningEffort: "", topLogprobs: 21 })).toMatchInlineSnapshot(`
      [
        "OUT_OF_RANGE nodes.ada.reasoningEffort: \`nodes.ada.reasoningEffort\` is empty. Write a text.",
        "OUT_OF_RANGE nodes.ada.topLogprobs: \`nodes.ada.topLogprobs\` is 21. It must be at most 20.",
      ]
    `);
  });

  test("have other names elsewhere", () => {
    expect(found(undefined, { reasoning_effort: "low", logprobs: 5 })).toMatchInlineSnapshot(`
      [
        "UNKNOWN_KEY nodes.ada.reasoning_effort: \`nodes.ada.reasoning_effort\` is not a known key. Write \`reasoningEffort\`.",
        "UNKNOWN_KEY nodes.ada.logprobs: \`nodes.ada.logprobs\` is not a known key. Write \`topLogprobs\`.",
      ]
    `);
  });
});

describe("providerOptions of a node", () => {
  test("cannot set what the graph sets", () => {
    expect(found(undefined, { providerOptions: { stream: true } })).toMatchInlineSnapshot(`
      [
        "INVALID_VALUE nodes.ada.providerOptions.stream: \`nodes.ada.providerOptions.stream\` cannot be set. Remove it. The graph sets \`stream\`.",
      ]
    `);
  });

  test("are plain JSON", () => {
    const providerOptions = { reasoning_effort: "low", a: { b: [1, null, true] } };
    expect(found(undefined, { providerOptions })).toEqual([]);
    expect(found(undefined, { providerOptions: { a: [() => 1], b: { c: Number.NaN }, d: 1n } }))
      .toMatchInlineSnapshot(`
      [
        "INVALID_VALUE nodes.ada.providerOptions.a[0]: \`nodes.ada.providerOptions.a[0]\` is a function. It must be plain JSON.",
        "INVALID_VALUE nodes.ada.providerOptions.b.c: \`nodes.ada.providerOptions.b.c\` is NaN. It must be plain JSON.",
        "INVALID_VALUE nodes.ada.providerOptions.d: \`nodes.ada.providerOptions.d\` is 1. It must be plain JSON.",
      ]
    `);
    // As JSON, it would have 8 to the 14th values.
    let shared: unknown = 1;
    for (let level = 0; level < 14; level += 1) shared = Array.from({ length: 8 }, () => shared);
    expect(found(undefined, { providerOptions: { shared } })[0]).toMatch(
      /is beyond the first 10000 values of `providerOptions`/,
    );
    expect(found(undefined, { providerOptions: "low" })).toMatchInlineSnapshot(`
      [
        "WRONG_TYPE nodes.ada.providerOptions: \`nodes.ada.providerOptions\` is "low". It must be an object.",
      ]
    `);
  });
});
