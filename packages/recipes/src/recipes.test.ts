import {
  graphFromJson,
  graphToJson,
  modelsOf,
  swapModels,
  validateGraph,
} from "@moagraph/core/graph";
import { describe, expect, test } from "vitest";
import * as door from "./index.js";
import { isRecipeName, type RecipeName, recipes } from "./recipes.js";

test("the entry point has these exports", () => {
  expect(Object.keys(door).toSorted()).toEqual([
    "archonGeneral",
    "attentionMoa",
    "attentionMoaGraph",
    "council",
    "debate",
    "debateGraph",
    "escalate",
    "escalateGraph",
    "fusion",
    "fusionGraph",
    "isRecipeName",
    "llmRanker",
    "math",
    "mathGraph",
    "moa",
    "moaGpt4o",
    "moaLite",
    "moaLiteStaircase",
    "moaStaircase",
    "modelSwitch",
    "modelSwitchGraph",
    "multiProposer",
    "multiProposerGraph",
    "panelBudget",
    "panelFrontier",
    "panelLocal",
    "panelOpen",
    "paperModels",
    "recipes",
    "recursiveAggregation",
    "recursiveAggregationGraph",
    "residualMoa",
    "residualMoaGraph",
    "routeMoa",
    "routeMoaGraph",
    "selfMoa",
    "selfMoaGraph",
    "selfMoaSeq",
    "selfMoaSeqGraph",
    "singleProposer",
    "singleProposerGraph",
    "sparseMoa",
    "sparseMoaGraph",
  ]);
});

describe("recipes", () => {
  test("have this order", () => {
    expect(Object.keys(recipes)).toEqual([
      "moa",
      "moa-gpt4o",
      "moa-lite",
      "single-proposer",
      "multi-proposer",
      "llm-ranker",
      "math",
      "self-moa",
      "self-moa-seq",
      "moa-staircase",
      "moa-lite-staircase",
      "sparse-moa",
      "residual-moa",
      "attention-moa",
      "route-moa",
      "council",
      "archon-general",
      "fusion",
      "model-switch",
      "recursive-aggregation",
      "debate",
      "panel-frontier",
      "panel-budget",
      "panel-open",
      "panel-local",
      "escalate",
    ]);
  });

  test("cannot be changed", () => {
    expect(Object.isFrozen(recipes)).toBe(true);
  });
});

const moaPaper = ["https://arxiv.org/abs/2406.04692v1", "Junlin Wang", 2024];
const selfMoaPaper = ["https://arxiv.org/abs/2502.00674", "Wenzhe Li", 2025];
const staircasePaper = ["https://arxiv.org/abs/2510.05059", "Junlin Wang", 2025];
const ownPanels = [
  "https://github.com/moagraph/moagraph/tree/main/packages/recipes#panels-of-current-models",
  "Moagraph",
  2026,
];
const citations: Record<RecipeName, unknown[]> = {
  moa: moaPaper,
  "moa-gpt4o": moaPaper,
  "moa-lite": moaPaper,
  "single-proposer": moaPaper,
  "multi-proposer": moaPaper,
  "llm-ranker": moaPaper,
  math: moaPaper,
  "self-moa": selfMoaPaper,
  "self-moa-seq": selfMoaPaper,
  "moa-staircase": staircasePaper,
  "moa-lite-staircase": staircasePaper,
  "sparse-moa": ["https://arxiv.org/abs/2411.03284", "Dawei Li", 2024],
  "residual-moa": ["https://arxiv.org/abs/2505.24442", "Zhentao Xie", 2025],
  "attention-moa": ["https://arxiv.org/abs/2601.16596", "Jianyu Wen", 2026],
  "route-moa": ["https://arxiv.org/abs/2601.18130", "Jize Wang", 2026],
  council: ["https://github.com/karpathy/llm-council", "Andrej Karpathy", 2025],
  "archon-general": ["https://arxiv.org/abs/2409.15254", "Jon Saad-Falcon", 2024],
  fusion: ["https://openrouter.ai/docs/guides/features/server-tools/fusion", "OpenRouter", 2026],
  "model-switch": ["https://arxiv.org/abs/2504.00762", "Jianhao Chen", 2025],
  "recursive-aggregation": ["https://arxiv.org/abs/2509.26626", "Siddarth Venkatraman", 2025],
  debate: ["https://arxiv.org/abs/2508.17536", "Hyeong Kyu Choi", 2025],
  "panel-frontier": ownPanels,
  "panel-budget": ownPanels,
  "panel-open": ownPanels,
  "panel-local": ownPanels,
  escalate: ownPanels,
};

describe.each(Object.entries(recipes))("recipe %s", (name, recipe) => {
  test("has one name, as key, recipe and graph", () => {
    expect([recipe.name, recipe.graph.name]).toEqual([name, name]);
  });

  test("is frozen deeply", () => {
    expect(unfrozenIn(recipe)).toEqual([]);
  });

  test("has a valid graph", () => {
    expect(validateGraph(recipe.graph)).toEqual([]);
  });

  test("is unchanged after a round trip through JSON", () => {
    expect(graphFromJson(JSON.parse(JSON.stringify(graphToJson(recipe.graph))))).toEqual(
      recipe.graph,
    );
  });

  test("can have all its models swapped by one map", () => {
    const offline = modelsOf(recipe.graph).map((model) => [model, `simulated:${model}`] as const);
    const swapped = swapModels(recipe.graph, Object.fromEntries(offline));
    expect(modelsOf(swapped)).toEqual(offline.map(([, to]) => to));
    expect(Object.keys(swapped.nodes)).toEqual(Object.keys(recipe.graph.nodes));
  });

  test("cites its publication", () => {
    const { authors, year, url } = recipe.citation;
    expect([url, authors[0], year]).toEqual(citations[name as RecipeName]);
  });

  test("names the source of each score, and scores of one source differ", () => {
    const keys = recipe.published.map(({ benchmark, metric, variant, source }) =>
      [benchmark, metric, variant, source].join(),
    );
    expect(recipe.published.filter(({ source }) => source === "")).toEqual([]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("states each difference once, in sentences", () => {
    expect(new Set(recipe.differences).size).toBe(recipe.differences.length);
    expect(recipe.differences.filter((difference) => !difference.endsWith("."))).toEqual([]);
  });

  test("states that its models may not be served and how to replace them", () => {
    expect(recipe.differences.join("\n")).toMatch(
      /may no longer be served.*swapModels.*--model from=to/,
    );
  });
});

describe("isRecipeName", () => {
  test("accepts the names of recipes", () => {
    expect(isRecipeName("moa-lite")).toBe(true);
  });

  test("rejects the names of object methods", () => {
    expect(isRecipeName("constructor")).toBe(false);
  });
});

function unfrozenIn(value: unknown, path = "recipe"): string[] {
  if (typeof value !== "object" || value === null) return [];
  const below = Object.entries(value).flatMap(([key, entry]) =>
    unfrozenIn(entry, `${path}.${key}`),
  );
  return Object.isFrozen(value) ? below : [path, ...below];
}
