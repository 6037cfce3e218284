import { modelCallsOf } from "@moagraph/core/graph";
import { describe, expect, test } from "vitest";
import { sparseMoa, sparseMoaGraph } from "../src/index.js";
import { listIn, open } from "./replying-model.js";

type Part = "agent" | "judge" | "moderator" | "synthesis";

const parts: readonly (readonly [RegExp, Part])[] = [
  [/how consistent/, "moderator"],
  [/numbers of the best/, "judge"],
  [/^You are/, "agent"],
];

function partOf(system: string): Part {
  return parts.find(([words]) => words.test(system))?.[1] ?? "synthesis";
}

/** Runs the recipe with a moderator that says this; returns the lists that each part was shown. */
async function run(moderatorSays: string) {
  const shown: Record<Part, string[][]> = { agent: [], judge: [], moderator: [], synthesis: [] };
  const app = open(sparseMoa.graph, (system, model) => {
    const part = partOf(system);
    const list = listIn(system);
    shown[part].push(list);
    const round = list.length === 0 ? 1 : 2;
    const agent = `${model.split("/")[1]} in round ${round}`;
    return { agent, judge: "4, 1", moderator: moderatorSays, synthesis: "The answer" }[part];
  });
  return { shown, ...(await app.invoke({ messages: "Why?" })) };
}

const models = [
  "Qwen2-72B-Instruct",
  "Qwen1.5-72B-Chat",
  "Mixtral-8x22B-Instruct-v0.1",
  "dbrx-instruct",
];
const answersIn = (round: number): string[] =>
  models.map((model, index) => `${index + 1}. ${model} in round ${round}`);
const pickedIn = (round: number): string[] => [
  `1. dbrx-instruct in round ${round}`,
  `2. Qwen2-72B-Instruct in round ${round}`,
];

describe("sparseMoa", () => {
  test("shows a further round the picked answers, and the synthesis those picked last", async () => {
    const { answer, ledger, shown } = await run("FAIL");
    expect(answer).toBe("The answer");
    expect(shown).toEqual({
      agent: [[], [], [], [], pickedIn(1), pickedIn(1), pickedIn(1), pickedIn(1)],
      judge: [answersIn(1), answersIn(2)],
      moderator: [answersIn(1)],
      synthesis: [pickedIn(2)],
    });
    expect(ledger.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => "ok"));
    expect(modelCallsOf(sparseMoa.graph)).toBe(12);
  });

  test("ends after the first round if the moderator finds the answers in agreement", async () => {
    const { ledger, shown } = await run("PASS");
    expect(shown).toEqual({
      agent: [[], [], [], []],
      judge: [answersIn(1)],
      moderator: [answersIn(1)],
      synthesis: [pickedIn(1)],
    });
    const skipped = ledger.filter(({ status }) => status === "skipped");
    expect(skipped.map(({ node }) => node)).toEqual([
      "r2-agent-1",
      "r2-agent-2",
      "r2-agent-3",
      "r2-agent-4",
      "r2-judge",
    ]);
    expect(Object.values(shown).flat()).toHaveLength(7);
  });
});

describe("sparseMoaGraph", () => {
  test("gives roles again from the first, and needs no moderator for one round", () => {
    const graph = sparseMoaGraph({ models: ["a:1", "a:2", "a:3", "a:4", "a:5"], rounds: 1 });
    const [first, fifth] = [graph.nodes["r1-agent-1"], graph.nodes["r1-agent-5"]];
    expect(fifth).toEqual({ ...first, model: "a:5" });
    expect(modelCallsOf(graph)).toBe(7);
  });

  test("refuses no round", () => {
    expect(() => sparseMoaGraph({ rounds: 0 })).toThrow(/`rounds` of sparseMoaGraph/);
  });
});
