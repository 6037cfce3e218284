import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import {
  aggregator,
  defineGraph,
  graphFromJson,
  graphJsonSchema,
  graphToJson,
  proposer,
} from "../graph.js";

const graph = defineGraph({
  name: "panel",
  nodes: {
    ada: proposer({
      model: "x:ada",
      samples: 2,
      temperature: 0.7,
      stop: ["END"],
      reasoningEffort: "low",
      topLogprobs: 5,
      prompt: { use: "p" },
    }),
    fuse: aggregator({
      model: "x:f",
      reads: ["ada"],
      prompt: "Fuse:",
      staircase: { firstChunkTokens: 8, chunkTokens: 64, atLeast: 1, maxRounds: 3 },
    }),
  },
  output: "fuse",
  staircase: {},
  capabilities: {
    "x:ada": {
      reasoningEffort: ["low", "high"],
      topLogprobs: 5,
      tools: true,
      structuredOutput: true,
      images: false,
      prefill: false,
      promptCache: { minTokens: 1_024, blockTokens: 128 },
    },
  },
  endpoints: { x: { baseUrl: "http://localhost:8000/v1", body: { top_k: 5 }, prefill: "prefix" } },
});

describe("graphToJson and graphFromJson", () => {
  test("round-trip a graph", () => {
    const text = JSON.stringify(graphToJson(graph));
    expect(graphFromJson(JSON.parse(text))).toEqual(graph);
  });

  test("return mutable data and a frozen graph", () => {
    const json = graphToJson(graph);
    expect(Object.isFrozen(json.nodes)).toBe(false);
    expect(Object.isFrozen(graphFromJson(json))).toBe(true);
  });

  test("accept a file without a version, and one with `$schema`", () => {
    const { version: _, ...rest } = graphToJson(graph);
    expect(graphFromJson({ $schema: "./graph.schema.json", ...rest })).toEqual(graph);
  });

  test("throw all issues of an invalid graph", () => {
    const json = { name: "x", nodes: { ada: { kind: "propser" } }, output: "bob" };
    expect(() => graphFromJson(json)).toThrowErrorMatchingInlineSnapshot(`
      [GraphValidationError: Graph \`x\` has 2 issues:
        nodes.ada.kind: Node \`ada\` is of kind \`propser\`, which does not exist. Did you mean \`proposer\`?
        output: The output is \`bob\`, which does not exist. Nodes: \`ada\`.]
    `);
  });
});

describe("graphJsonSchema", () => {
  test("equals the published schema file", async () => {
    const text = `${JSON.stringify(graphJsonSchema(), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot("../../graph.schema.json");
  });

  test("works in an independent validator: accepts valid graphs, rejects invalid ones", () => {
    const validate = new Ajv2020({ strict: false }).compile(graphJsonSchema());
    expect(validate(graphToJson(graph))).toBe(true);
    const { nodes, ...rest } = graphToJson(graph);
    expect(validate({ ...rest, nodes: { ...nodes, ada: { kind: "proposer" } } })).toBe(false);
    expect(validate({ ...rest, nodes, extra: 1 })).toBe(false);
    const endpoint = { baseUrl: "http://localhost:8000/v1" };
    expect(validate({ ...rest, nodes, endpoints: { X: endpoint } })).toBe(false);
    expect(validate({ ...rest, nodes, endpoints: { x: { ...endpoint, apiKey: "k" } } })).toBe(
      false,
    );
    expect(
      validate({ ...rest, nodes: { ada: { kind: "proposer", model: "x:a", samples: 0 } } }),
    ).toBe(false);
  });
});
