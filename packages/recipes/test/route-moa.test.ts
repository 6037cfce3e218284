import { planRun } from "@moagraph/core/graph";
import { describe, expect, test } from "vitest";
import { routeMoa, routeMoaGraph } from "../src/index.js";
import { listIn, open } from "./replying-model.js";

const pool = {
  coder: { model: "x:coder", when: "Programming: write code, fix a bug." },
  solver: { model: "x:solver", when: "Mathematics: solve an equation." },
  writer: { model: "x:writer", when: "Writing: an essay, a letter, a story." },
};
const graph = routeMoaGraph({ pool, aggregator: "x:sum", active: 2 });

const parts: readonly (readonly [words: RegExp, part: string])[] = [
  [/Assistants:/, "choose"],
  [/the one word PASS/, "stop"],
];

/** Runs the graph; returns what each model was shown, in order. */
async function run(judgeSays: string) {
  const shown: [model: string, part: string, list: string[]][] = [];
  const app = open(graph, (system, model) => {
    const name = model.split(":")[1] as string;
    const part = parts.find(([words]) => words.test(system))?.[1] ?? "answer";
    shown.push([name, part, listIn(system)]);
    return { choose: "3, 2", stop: judgeSays }[part] ?? `${name} says`;
  });
  return { shown, ...(await app.invoke({ messages: "Solve this equation: write x." })) };
}

describe("routeMoa", () => {
  test("asks the models that fit the question, and then those that a judge chooses", async () => {
    const { answer, shown } = await run("FAIL");
    expect(answer).toBe("sum says");
    const first = ["1. coder says", "2. solver says"];
    const later = ["1. solver says", "2. writer says"];
    expect(shown).toEqual([
      ["coder", "answer", []],
      ["solver", "answer", []],
      ["sum", "choose", first],
      ["solver", "answer", first],
      ["writer", "answer", first],
      ["sum", "stop", later],
      ["sum", "choose", later],
      ["solver", "answer", later],
      ["writer", "answer", later],
      ["sum", "answer", later],
    ]);
  });

  test("ends after the second round if one answer is certainly right", async () => {
    const { shown, ledger } = await run("PASS");
    expect(shown).toHaveLength(7);
    expect(ledger.filter(({ status }) => status === "skipped").length).toBeGreaterThan(2);
  });

  test("has a plan of the most and the fewest calls", () => {
    expect(planRun(graph, { facts: () => ({}) }).total.calls).toBe(10);
    expect(planRun(routeMoa.graph, { facts: () => ({}) }).total).toMatchObject({
      calls: 13,
      fewest: { calls: 7 },
    });
  });

  test("takes three of 15 models in each round", () => {
    const { rounds, scorer } = routeMoa.graph.nodes;
    expect(scorer).toMatchObject({ maxRoutes: 3, rule: "best-match" });
    expect(scorer).toHaveProperty("routes.length", 15);
    expect(rounds).toMatchObject({ maxRounds: 2, body: { nodes: { judges: { maxRoutes: 3 } } } });
  });
});
