import { describe, expect, test } from "vitest";
import { swapModels } from "../define/swap-models.js";
import { formatPath } from "../errors/issue.js";
import { defineGraph, graphFromJson, graphToJson, layered, proposer } from "../graph.js";
import { validateGraph } from "./validate-graph.js";

const local = { baseUrl: "http://localhost:8000/v1" };

function graphOf(endpoints: unknown): object {
  const nodes = { ada: { kind: "proposer", model: "vllm:a" } };
  return { name: "g", nodes, output: "ada", endpoints };
}

function found(endpoints: unknown): string[] {
  return validateGraph(graphOf(endpoints)).map(
    ({ code, path, message, hint }) => `${code} ${formatPath(path)}: ${message} ${hint}`,
  );
}

describe("endpoints of a graph", () => {
  test("have an address, capabilities and a body, and go to JSON and back", () => {
    const endpoints = {
      vllm: { ...local, capabilities: { a: { systemRole: false } }, body: { top_k: 5 } },
      "lm-studio": { baseUrl: "https://example.com/openai?api-version=2024-10-21" },
    };
    expect(found(endpoints)).toEqual([]);
    const graph = defineGraph({
      name: "g",
      nodes: { ada: proposer({ model: "vllm:a" }) },
      output: "ada",
      endpoints,
    });
    expect(graphFromJson(JSON.parse(JSON.stringify(graphToJson(graph))))).toEqual(graph);
    expect(graph.endpoints).toEqual(endpoints);
    expect(swapModels(graph, { "vllm:a": "vllm:b" }).endpoints).toEqual(endpoints);
    const layers = [[proposer({ model: "vllm:a" })]];
    const aggregator = { model: "vllm:a" };
    expect(layered({ name: "l", layers, aggregator, endpoints }).endpoints).toEqual(endpoints);
  });

  test("have an id that providers can have", () => {
    expect(found({ "My vLLM": local, __proto: local, "1st": local })).toMatchInlineSnapshot(`
      [
        "INVALID_NAME endpoints["My vLLM"]: The endpoint \`My vLLM\` has an invalid id. Use lower-case letters, digits and hyphens, and start with a letter.",
        "INVALID_NAME endpoints.__proto: The endpoint \`__proto\` has an invalid id. Use lower-case letters, digits and hyphens, and start with a letter.",
        "INVALID_NAME endpoints.1st: The endpoint \`1st\` has an invalid id. Use lower-case letters, digits and hyphens, and start with a letter.",
      ]
    `);
  });

  test("have the address of an API", () => {
    const addresses = {
      a: "localhost:8000/v1",
      b: "ftp://localhost",
      c: "http://localhost:8000/v1/chat/completions",
      d: " http://localhost:8000/v1",
      e: "",
    };
    const entries = Object.entries(addresses).map(([id, baseUrl]) => [id, { baseUrl }]);
    expect(found(Object.fromEntries(entries))).toMatchInlineSnapshot(`
      [
        "INVALID_VALUE endpoints.a.baseUrl: \`endpoints.a.baseUrl\` is not the HTTP address of an API: it does not begin with http:// or https://. Write http://localhost:8000/v1.",
        "INVALID_VALUE endpoints.b.baseUrl: \`endpoints.b.baseUrl\` is not the HTTP address of an API: it begins with ftp://. Begin it with http:// or https://.",
        "INVALID_VALUE endpoints.c.baseUrl: \`endpoints.c.baseUrl\` is not the HTTP address of an API: it has /chat/completions in its path. Remove the /chat/completions.",
        "INVALID_VALUE endpoints.d.baseUrl: \`endpoints.d.baseUrl\` is not the HTTP address of an API: it has spaces, line breaks or invisible characters. Write an address such as http://localhost:8000/v1.",
        "OUT_OF_RANGE endpoints.e.baseUrl: \`endpoints.e.baseUrl\` is empty. Write a text.",
      ]
    `);
    expect(found({ vllm: {}, other: "http://localhost" })).toMatchInlineSnapshot(`
      [
        "MISSING_VALUE endpoints.vllm.baseUrl: \`endpoints.vllm.baseUrl\` is missing. Add it.",
        "WRONG_TYPE endpoints.other: \`endpoints.other\` is "http://localhost". It must be an object.",
      ]
    `);
  });

  test("hold no keys, and no message shows one", () => {
    const secret = "sk-12345678";
    const issues = found({
      vllm: {
        baseUrl: `https://example.com/v1?key=${secret}`,
        apiKey: secret,
        headers: { Authorization: `Bearer ${secret}` },
        body: { api_key: secret, max_tokens: 5 },
      },
      "lm-studio": { baseUrl: `https://user:${secret}@example.com/v1` },
    });
    expect(issues.join("\n")).not.toContain(secret);
    expect(issues).toMatchInlineSnapshot(`
      [
        "INVALID_VALUE endpoints.vllm.apiKey: \`endpoints.vllm.apiKey\` can be a key. A graph holds no keys. Remove it, and set \`VLLM_API_KEY\` in the environment.",
        "INVALID_VALUE endpoints.vllm.headers: \`endpoints.vllm.headers\` can be a key. A graph holds no keys. Remove it, and set \`VLLM_API_KEY\` in the environment.",
        "INVALID_VALUE endpoints.vllm.baseUrl: \`endpoints.vllm.baseUrl\` has a query. A graph holds no keys. Remove it, and set \`VLLM_API_KEY\` in the environment. Only \`api-version\` can be in a query.",
        "INVALID_VALUE endpoints.vllm.body.api_key: \`endpoints.vllm.body.api_key\` can be a key. A graph holds no keys. Remove it, and set \`VLLM_API_KEY\` in the environment.",
        "INVALID_VALUE endpoints.lm-studio.baseUrl: \`endpoints.lm-studio.baseUrl\` is not the HTTP address of an API: it has a user name or a password. Remove them. Set the key, or pass \`headers\` if the provider takes them.",
      ]
    `);
  });

  test("hold no keys at any depth of a body, however deep or wide it is", () => {
    const secret = "sk-12345678";
    const body = {
      extra_headers: { "x-mine": secret },
      nested: { authorization: secret },
      schema: { properties: { token: { type: "string" } }, required: ["token"] },
      list: [{ nested: { api_key: secret } }],
      bearer: secret,
      stop_token_ids: [1],
      tokenizer: { token: secret },
    };
    const issues = found({ vllm: { ...local, body } });
    expect(issues.join("\n")).not.toContain(secret);
    expect(issues.map((issue) => issue.split(":", 1)[0])).toEqual([
      "INVALID_VALUE endpoints.vllm.body.extra_headers",
      "INVALID_VALUE endpoints.vllm.body.bearer",
      "INVALID_VALUE endpoints.vllm.body.nested.authorization",
      "INVALID_VALUE endpoints.vllm.body.tokenizer.token",
      "INVALID_VALUE endpoints.vllm.body.list[0].nested.api_key",
    ]);
    const loop: Record<string, unknown> = { wide: Array.from({ length: 100_000 }, () => 1) };
    loop["again"] = loop;
    expect(found({ vllm: { ...local, body: loop } }).length).toBeGreaterThan(0);
  });

  test("have known capabilities and a plain body", () => {
    const capabilities = { a: { temperature: "no" } };
    const body = { model: "b", top_k: Number.NaN };
    expect(found({ vllm: { ...local, capabilities, body, url: "" } })).toMatchInlineSnapshot(`
      [
        "UNKNOWN_KEY endpoints.vllm.url: \`endpoints.vllm.url\` is not a known key. Write \`baseUrl\`.",
        "WRONG_TYPE endpoints.vllm.capabilities.a.temperature: \`endpoints.vllm.capabilities.a.temperature\` is "no". It must be a boolean.",
        "INVALID_VALUE endpoints.vllm.body.model: \`endpoints.vllm.body.model\` cannot be set. Remove it. The graph sets \`model\`.",
        "INVALID_VALUE endpoints.vllm.body.top_k: \`endpoints.vllm.body.top_k\` is NaN. It must be plain JSON.",
      ]
    `);
  });

  test("are no setting of a node", () => {
    const nodes = { ada: { kind: "proposer", model: "vllm:a", endpoints: {} } };
    expect(validateGraph({ name: "g", nodes, output: "ada" })).toMatchObject([
      {
        message: "Node `ada` has `endpoints`, but they belong to providers.",
        hint: "Set `endpoints` on the graph.",
      },
    ]);
  });
});
