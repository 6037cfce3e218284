import { modelCallsOf } from "@moagraph/core/graph";
import { describe, expect, test } from "vitest";
import { residualMoa, residualMoaGraph } from "../src/index.js";
import { listIn, open } from "./replying-model.js";

type Part = "agent" | "residual" | "stop" | "answer";

const parts: readonly (readonly [RegExp, Part])[] = [
  [/List what differs/, "residual"],
  [/the one word PASS/, "stop"],
  [/^You are/, "agent"],
];

function partOf(system: string): Part {
  return parts.find(([words]) => words.test(system))?.[1] ?? "answer";
}

const words = ["red", "blue", "green", "red red", "blue blue", "green green"];

/** Runs three layers with a judge that says this; returns the lists that each part was shown. */
async function run(judgeSays: string, agentSays = (asked: number) => words[asked % words.length]) {
  const shown: Record<Part, string[][]> = { agent: [], residual: [], stop: [], answer: [] };
  const app = open(residualMoaGraph({ layers: 3 }), (system) => {
    const part = partOf(system);
    const asked = shown[part].length;
    shown[part].push(listIn(system));
    return {
      agent: agentSays(asked) ?? "",
      residual: `change ${asked + 1}`,
      stop: judgeSays,
      answer: "The answer",
    }[part];
  });
  return { shown, ...(await app.invoke({ messages: "Why?" })) };
}

const kept = ["1. red", "2. blue", "3. green"];
const sixTimes = (list: string[]): string[][] => Array.from({ length: 6 }, () => list);
const compared = [...kept, "4. red", "5. blue", "6. green"];

describe("residualMoa", () => {
  test("shows each layer the most different answers and the differences of the one before", async () => {
    const { answer, shown, ledger } = await run("FAIL");
    expect(answer).toBe("The answer");
    expect(shown).toEqual({
      agent: [...sixTimes([]), ...sixTimes(kept), ...sixTimes([...kept, "4. change 1"])],
      residual: [compared, compared],
      stop: [[...kept, "4. change 1"]],
      answer: [[...kept, "4. change 2"]],
    });
    const calls = ledger.filter(({ inputTokens }) => inputTokens > 0);
    expect(calls).toHaveLength(modelCallsOf(residualMoaGraph({ layers: 3 })));
  });

  test("ends when the judge finds no difference that matters", async () => {
    const { shown } = await run("PASS");
    expect(shown.agent).toHaveLength(12);
    expect(shown.answer).toEqual([[...kept, "4. change 1"]]);
  });

  test("compares a layer with the one before only if both pass on all their answers", async () => {
    const { shown, ledger } = await run("FAIL", (asked) =>
      asked >= 6 && asked < 10 ? "" : `${asked}`,
    );
    const two = ["1. 10", "2. 11"];
    expect(shown.residual).toEqual([]);
    expect(shown.stop).toEqual([two]);
    expect(shown.agent.slice(12)).toEqual(sixTimes(two));
    const uncompared = ledger.filter(({ error }) => error?.code === "QUORUM_NOT_REACHED");
    expect(uncompared.map(({ node }) => node)).toEqual(["layers/1/residual", "layers/2/residual"]);
    expect(shown.answer).toEqual([["1. 12", "2. 13", "3. 14"]]);
  });

  test("has six layers", () => {
    expect(modelCallsOf(residualMoa.graph)).toBe(46);
  });
});

describe("residualMoaGraph", () => {
  test("has an agent for each role, and one model unless another aggregates", () => {
    const graph = residualMoaGraph({
      model: "a:owl",
      aggregator: "b:fox",
      roles: ["R", "S"],
      keep: 1,
    });
    expect(Object.keys(graph.nodes)).toEqual(["agent-1", "agent-2", "diverse", "layers", "writer"]);
    expect(graph.nodes).toMatchObject({
      "agent-1": { model: "a:owl", prompt: "R" },
      writer: { model: "b:fox" },
    });
  });

  test("refuses one layer", () => {
    expect(() => residualMoaGraph({ layers: 1 })).toThrow(/`layers` of residualMoaGraph/);
  });
});
