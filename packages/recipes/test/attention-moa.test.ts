import { modelCallsOf } from "@moagraph/core/graph";
import { describe, expect, test } from "vitest";
import { attentionMoa, attentionMoaGraph } from "../src/index.js";
import { listIn, open } from "./replying-model.js";

const agents = { ada: "x:ada", bob: "x:bob" };
const graph = attentionMoaGraph({ agents, aggregator: "x:sum", layers: 3 });

/** What each instruction is for, and what the model replies to it. */
const parts: readonly (readonly [words: RegExp, part: string])[] = [
  [/Answer 1 below is yours/, "compare"],
  [/Check it again/, "review"],
  [/Item 1 below is your answer/, "revise"],
  [/discussed .* in rounds/, "residual"],
  [/the one word PASS/, "stop"],
  [/^Several assistants/, "synthesise"],
];

function partOf(system: string): string {
  return parts.find(([words]) => words.test(system))?.[1] ?? "answer";
}

/** Runs the graph with a judge that says this; returns what each model was shown, in order. */
async function run(judgeSays: string, failing = "") {
  const shown: [model: string, part: string, list: string[]][] = [];
  const app = open(graph, (system, model) => {
    const name = model.split(":")[1] as string;
    const part = partOf(system);
    shown.push([name, part, listIn(system)]);
    if (name === failing) return "";
    return part === "stop" ? judgeSays : `${part} of ${name}`;
  });
  return { shown, ...(await app.invoke({ messages: "Why?" })) };
}

const of = (part: string, shown: readonly (readonly [string, string, string[]])[]) =>
  shown.flatMap(([name, what, list]) => (what === part ? [[name, ...list]] : []));

describe("attentionMoa", () => {
  test("lets each agent compare its answer with each other, review it, and revise it", async () => {
    const { shown } = await run("PASS");
    const first = shown.slice(0, 9);
    expect(of("answer", first)).toEqual([["ada"], ["bob"]]);
    expect(of("compare", first)).toEqual([
      ["ada", "1. answer of ada", "2. answer of bob"],
      ["bob", "1. answer of bob", "2. answer of ada"],
    ]);
    expect(of("review", first)).toEqual([
      ["ada", "1. answer of ada"],
      ["bob", "1. answer of bob"],
    ]);
    expect(of("revise", first)).toEqual([
      ["ada", "1. answer of ada", "2. review of ada", "3. compare of bob"],
      ["bob", "1. answer of bob", "2. compare of ada", "3. review of bob"],
    ]);
    expect(of("synthesise", first)).toEqual([["sum", "1. revise of ada", "2. revise of bob"]]);
  });

  test("adds the answers before to each further layer, and ends without improvement", async () => {
    const { answer, shown, ledger } = await run("FAIL");
    expect(answer).toBe("residual of sum");
    expect(of("residual", shown)).toEqual([
      ["sum", "1. synthesise of sum", "2. synthesise of sum"],
      ["sum", "1. residual of sum", "2. synthesise of sum", "3. synthesise of sum"],
    ]);
    expect(of("stop", shown)).toEqual([["sum", "1. residual of sum", "2. synthesise of sum"]]);
    expect(shown).toHaveLength(modelCallsOf(graph));
    expect(ledger.filter(({ status }) => status === "skipped")).toEqual([]);
    const early = await run("PASS");
    expect(early.answer).toBe("residual of sum");
    expect(early.shown).toHaveLength(9 + 10 + 1);
  });

  test("goes on without an agent that does not answer", async () => {
    const { answer, shown } = await run("PASS", "bob");
    expect(answer).toBe("residual of sum");
    expect(of("compare", shown)).toEqual([]);
    expect(of("revise", shown)).toEqual([
      ["ada", "1. answer of ada", "2. review of ada"],
      ["ada", "1. synthesise of ada", "2. review of ada"],
    ]);
  });

  test("has five agents in three layers", () => {
    expect(modelCallsOf(attentionMoa.graph)).toBe(111);
  });
});

describe("attentionMoaGraph", () => {
  test("refuses one layer", () => {
    expect(() => attentionMoaGraph({ layers: 1 })).toThrow(/`layers` of attentionMoaGraph/);
  });
});
