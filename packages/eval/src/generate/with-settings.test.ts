import {
  aggregator,
  defineGraph,
  graph,
  graphToJson,
  proposer,
  ranker,
  reducer,
  repeat,
} from "@moagraph/core/graph";
import { describe, expect, test } from "vitest";
import { modelGraph } from "../asking/model-graph.js";
import { withSettings } from "./with-settings.js";

const inner = defineGraph({
  name: "inner",
  nodes: { a: proposer({ model: "simulated:owl", temperature: 0.7 }) },
  output: "a",
});

const nested = defineGraph({
  name: "nested",
  nodes: {
    held: graph({ graph: inner }),
    alone: proposer({ model: "simulated:fox", maxOutputTokens: 10 }),
    vote: reducer({ reads: ["held", "alone"], reduce: "concat" }),
    rounds: repeat({
      reads: ["held", "alone"],
      body: {
        nodes: { refine: aggregator({ model: "simulated:owl", reads: ["input"], samples: 2 }) },
        output: "refine",
      },
      until: { agreement: 0.9 },
      maxRounds: 2,
    }),
    best: ranker({ model: "simulated:judge", reads: ["vote", "rounds"] }),
  },
  output: "best",
});

/** All objects in a graph that name a model. */
function asking(value: unknown): object[] {
  if (typeof value !== "object" || value === null) return [];
  const own = "model" in value ? [value] : [];
  return [...own, ...Object.values(value).flatMap((each) => asking(each))];
}

describe("withSettings", () => {
  test("sets temperature and length of every node that asks a model, also within others", () => {
    const changed = withSettings(nested, { temperature: 0.1, maxOutputTokens: 1024 });
    const nodes = asking(changed.nodes);
    expect(nodes).toHaveLength(4);
    for (const node of nodes)
      expect(node).toMatchObject({ temperature: 0.1, maxOutputTokens: 1024 });
  });

  test("changes nothing else", () => {
    const changed = withSettings(nested, { temperature: 0.1 });
    const without = (value: unknown): unknown =>
      JSON.parse(
        JSON.stringify(value, (key, each: unknown) => (key === "temperature" ? undefined : each)),
      );
    expect(without(graphToJson(changed))).toEqual(without(graphToJson(nested)));
  });

  test("leaves a graph as it is without settings", () => {
    expect(withSettings(nested, {})).toBe(nested);
  });
});

describe("modelGraph", () => {
  test("is named after its model, and asks it once", () => {
    const judge = modelGraph("openai:gpt-4o", { temperature: 0, maxOutputTokens: 2048 });
    expect([judge.name, judge.output]).toEqual(["openai:gpt-4o", "model"]);
    expect(judge.nodes).toEqual({
      model: { kind: "proposer", model: "openai:gpt-4o", temperature: 0, maxOutputTokens: 2048 },
    });
  });
});
