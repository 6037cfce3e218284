import { describe, expect, test } from "vitest";
import { layered, layersOf, modelCallsOf, proposer } from "../graph.js";

const qwen = proposer({ model: "together:Qwen/Qwen1.5-110B-Chat", temperature: 0.7 });
const gpt = proposer({ model: "openai:gpt-4o", samples: 2 });

describe("layered", () => {
  test("lets every later layer read the whole layer before", () => {
    const graph = layered({
      name: "l",
      layers: [
        [qwen, gpt],
        [qwen, gpt],
      ],
      aggregator: { model: "openai:gpt-4o" },
    });
    expect(graph).toMatchInlineSnapshot(`
      {
        "name": "l",
        "nodes": {
          "l1-gpt-4o": {
            "kind": "proposer",
            "model": "openai:gpt-4o",
            "samples": 2,
          },
          "l1-qwen1.5-110b-chat": {
            "kind": "proposer",
            "model": "together:Qwen/Qwen1.5-110B-Chat",
            "temperature": 0.7,
          },
          "l2-gpt-4o": {
            "kind": "aggregator",
            "model": "openai:gpt-4o",
            "reads": [
              "l1-qwen1.5-110b-chat",
              "l1-gpt-4o",
            ],
            "samples": 2,
          },
          "l2-qwen1.5-110b-chat": {
            "kind": "aggregator",
            "model": "together:Qwen/Qwen1.5-110B-Chat",
            "reads": [
              "l1-qwen1.5-110b-chat",
              "l1-gpt-4o",
            ],
            "temperature": 0.7,
          },
          "l3-gpt-4o": {
            "kind": "aggregator",
            "model": "openai:gpt-4o",
            "reads": [
              "l2-qwen1.5-110b-chat",
              "l2-gpt-4o",
            ],
          },
        },
        "output": "l3-gpt-4o",
        "version": 1,
      }
    `);
    expect(layersOf(graph).map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(modelCallsOf(graph)).toBe(7);
  });

  test("tells apart a model that stands several times in a layer", () => {
    const graph = layered({
      name: "l",
      layers: [[gpt, gpt, gpt]],
      aggregator: gpt.samples ? { model: gpt.model } : gpt,
    });
    expect(Object.keys(graph.nodes)).toEqual([
      "l1-gpt-4o",
      "l1-gpt-4o.2",
      "l1-gpt-4o.3",
      "l2-gpt-4o",
    ]);
  });

  test("makes names that LangGraph can address of any model id", () => {
    const odd = proposer({ model: "vendor:org/Some Model:v2@latest (β)" });
    const graph = layered({ name: "l", layers: [[odd]], aggregator: { model: "a:b" } });
    expect(Object.keys(graph.nodes)).toEqual(["l1-some-model-v2-latest-", "l2-b"]);
  });

  test.each([{ layers: [] }, { layers: [[]] }, { layers: [[qwen], []] }])(
    "refuses an empty layer in %j",
    ({ layers }) => {
      expect(() => layered({ name: "l", layers, aggregator: { model: "a:b" } })).toThrow(
        /is empty/,
      );
    },
  );
});
