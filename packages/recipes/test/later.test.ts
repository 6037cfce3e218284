import { type GraphSpec, planRun } from "@moagraph/core/graph";
import { describe, expect, test } from "vitest";
import {
  debateGraph,
  escalate,
  fusion,
  modelSwitch,
  modelSwitchGraph,
  recursiveAggregationGraph,
} from "../src/index.js";
import { listIn, open } from "./replying-model.js";

/** A request: which model it was, and the answers that it was shown. */
interface Asked {
  readonly model: string;
  readonly shown: readonly string[];
  readonly system: string;
}

/** Runs a graph; returns its result, and all requests in order. */
async function run(graph: GraphSpec, reply: (asked: Asked, index: number) => string) {
  const asked: Asked[] = [];
  const app = open(graph, (system, model) => {
    const request = { model: model.split("/").at(-1) ?? "", system, shown: listIn(system) };
    return reply(request, asked.push(request) - 1);
  });
  const result = await app.invoke({ messages: "How many?" });
  return { ...result, asked, skipped: skippedIn(result.ledger) };
}

function skippedIn(ledger: readonly { readonly node: string; readonly status: string }[]) {
  return ledger.flatMap(({ node, status }) => (status === "skipped" ? node : []));
}

/** The most calls, by the plan. */
function mostCalls(graph: GraphSpec): number {
  return planRun(graph, { facts: () => ({}) }).total.calls;
}

const times = <Item>(count: number, item: Item): Item[] =>
  Array.from({ length: count }, () => item);

describe("fusion", () => {
  const analysis = {
    consensus: ["It is blue."],
    contradictions: [{ topic: "Why", stances: [{ answer: 1, stance: "scattering" }] }],
    partial_coverage: [{ answers: [1, 2], point: "dust" }],
    unique_insights: [{ answer: 3, insight: "ozone" }],
    blind_spots: ["sunsets"],
  };
  const members = ["1. By claude-opus-latest", "2. By gpt-sol-latest", "3. By gemini-pro-latest"];
  const fuse = (analystSays: string) =>
    run(fusion.graph, ({ model, system }) => {
      if (system === "") return `By ${model}`;
      return system.includes("Compare them.") ? analystSays : "Blue.";
    });

  test("shows the members nothing, the analyst the answers, and the writer both", async () => {
    const { answer, asked, structuredResponses } = await fuse(JSON.stringify(analysis));
    expect(answer).toBe("Blue.");
    expect(structuredResponses).toEqual({ analysis });
    expect(asked.map(({ shown }) => shown)).toEqual([
      ...times(3, []),
      members,
      [...members, `4. ${JSON.stringify(analysis)}`],
    ]);
    expect(asked).toHaveLength(mostCalls(fusion.graph));
  });

  test("answers from the members alone if the analysis fails twice", async () => {
    const { answer, asked, structuredResponses } = await fuse("They agree.");
    expect(answer).toBe("Blue.");
    expect(structuredResponses).toEqual({});
    expect(asked.slice(3).map(({ shown }) => shown)).toEqual([members, members, members]);
  });
});

describe("model-switch", () => {
  test("asks only the first model if its samples have the same final answer", async () => {
    const { answer, asked, skipped } = await run(
      modelSwitch.graph,
      (_asked, index) => `Way ${index + 1}.\nThe answer is \\boxed{7}.`,
    );
    expect(answer).toBe("Way 1.\nThe answer is \\boxed{7}.");
    expect(asked.map(({ model }) => model)).toEqual(times(8, "openai:gpt-4o-mini"));
    expect(new Set(skipped)).toEqual(new Set(["samples-2"]));
  });

  test("asks the next model if one sample differs, and counts all samples", async () => {
    const { answer, asked } = await run(modelSwitch.graph, ({ model }, index) =>
      model.startsWith("google") || index > 4 ? `${model}: \\boxed{5}` : "\\boxed{4}",
    );
    expect(answer).toBe("openai:gpt-4o-mini: \\boxed{5}");
    expect(asked.map(({ model }) => model)).toEqual([
      ...times(8, "openai:gpt-4o-mini"),
      ...times(8, "google:gemini-1.5-flash-latest"),
    ]);
    expect(asked).toHaveLength(mostCalls(modelSwitch.graph));
  });

  test("ends at the first model whose own samples agree", async () => {
    const models = ["a:owl", "b:fox", "c:elk"];
    const graph = modelSwitchGraph({ models, samples: 2 });
    const { answer, asked, skipped } = await run(graph, ({ model }, index) =>
      model === "a:owl" ? `${index}` : "9",
    );
    expect(answer).toBe("9");
    expect(asked.map(({ model }) => model)).toEqual(["a:owl", "a:owl", "b:fox", "b:fox"]);
    expect(new Set(skipped)).toEqual(new Set(["samples-3"]));
  });
});

describe("recursive-aggregation", () => {
  const graph = recursiveAggregationGraph({ population: 4, subset: 2, steps: 3 });
  const populations = (asked: readonly Asked[]) =>
    [0, 4, 8].map((from) => asked.slice(from, from + 4).map(({ shown }) => shown));

  test("shows each new answer a random subset of the answers before it", async () => {
    const { answer, asked } = await run(graph, (_asked, index) => `Result ${index + 1}`);
    expect(asked).toHaveLength(mostCalls(graph));
    const [first = [], second = [], third = []] = populations(asked);
    expect(first).toEqual(times(4, []));
    expectSubsets(second, [1, 2, 3, 4]);
    expectSubsets(third, [5, 6, 7, 8]);
    expect(new Set(second.map(String)).size).toBeGreaterThan(1);
    expect(answer).toMatch(/^Result (?:9|10|11|12)$/);
  });

  test("draws the same subsets again in another run", async () => {
    const runs = await Promise.all(
      times(2, graph).map((same) => run(same, (_asked, index) => `Result ${index + 1}`)),
    );
    const [first, second] = runs.map(({ asked }) => asked.map(({ shown }) => shown));
    expect(first).toEqual(second);
  });

  test("ends as soon as all answers of a step have the same final answer", async () => {
    const { answer, asked } = await run(graph, ({ system }, index) =>
      system === "" ? `Result ${index}` : "\\boxed{3}",
    );
    expect(answer).toBe("\\boxed{3}");
    expect(asked).toHaveLength(8);
  });
});

/** Each list has two different ones of these results. */
function expectSubsets(lists: readonly (readonly string[])[], results: readonly number[]): void {
  for (const list of lists) {
    const shown = list.map((line) => Number(/^\d+\. Result (\d+)$/.exec(line)?.[1]));
    expect(new Set(shown).size).toBe(2);
    expect(results).toEqual(expect.arrayContaining(shown));
  }
}

describe("debate", () => {
  const graph = debateGraph({ agents: 3, rounds: 2 });

  test("shows each agent all answers of the round before, and counts the last round", async () => {
    const says = ["1", "2", "3", "4", "5", "6", "8", "7", "8"];
    const { answer, asked } = await run(graph, (_asked, index) => says[index] ?? "");
    expect(answer).toBe("8");
    expect(asked.map(({ shown }) => shown)).toEqual([
      ...times(3, []),
      ...times(3, ["1. 1", "2. 2", "3. 3"]),
      ...times(3, ["1. 4", "2. 5", "3. 6"]),
    ]);
    expect(asked).toHaveLength(mostCalls(graph));
  });

  test("ends when all agents have the same final answer", async () => {
    const { answer, asked } = await run(graph, ({ shown }, index) =>
      shown.length === 0 ? `${index}` : "It is \\boxed{2}.",
    );
    expect(answer).toBe("It is \\boxed{2}.");
    expect(asked).toHaveLength(6);
  });
});

describe("escalate", () => {
  const panel = ["gpt-5.6-luna", "qwen3.7-plus", "minimax-m3"];

  test("answers with the most common sample, and asks no panel, if the samples agree", async () => {
    const { answer, asked, skipped } = await run(escalate.graph, () => "It is Paris.");
    expect(answer).toBe("It is Paris.");
    expect(asked.map(({ model }) => model)).toEqual(times(3, "deepseek-v4-flash"));
    expect(skipped).toEqual(expect.arrayContaining(["member-1", "member-2", "member-3", "fuse"]));
  });

  test("asks the panel, and shows only its answers, if they disagree", async () => {
    const samples = ["Paris", "Lyon", "Nice"];
    const { answer, asked } = await run(escalate.graph, ({ model, shown }, index) =>
      shown.length === 0 ? (samples[index] ?? model) : "Fused.",
    );
    expect(answer).toBe("Fused.");
    expect(asked.map(({ model }) => model)).toEqual([
      ...times(3, "deepseek-v4-flash"),
      ...panel,
      "gemma-4-31b-it",
    ]);
    expect(asked.at(-1)?.shown).toEqual(panel.map((model, index) => `${index + 1}. ${model}`));
    expect(asked).toHaveLength(mostCalls(escalate.graph));
  });

  test("asks the panel if the first model fails", async () => {
    const { answer } = await run(escalate.graph, ({ model, shown }) =>
      shown.length === 0 && model === "deepseek-v4-flash" ? " " : "Fine.",
    );
    expect(answer).toBe("Fine.");
  });
});
