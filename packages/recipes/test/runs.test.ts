import { type GraphSpec, planRun } from "@moagraph/core/graph";
import { describe, expect, test } from "vitest";
import { archonGeneral, council, llmRanker, recipes, selfMoaSeq } from "../src/index.js";
import { listIn, open } from "./replying-model.js";

const messages = "Why?";

const emptyAnalysis = {
  consensus: [],
  contradictions: [],
  partial_coverage: [],
  unique_insights: [],
  blind_spots: [],
};

/** Replies of the forms that some instructions request. */
const forms: readonly (readonly [RegExp, string])[] = [
  [/the best 5,/, "1, 2, 3, 4, 5"],
  [/the best 2,/, "1, 2"],
  [/JSON Schema/, JSON.stringify(emptyAnalysis)],
];

/** The calls of recipes that make fewer than the most if all replies are the same. */
const fewer: Readonly<Record<string, number>> = {
  "model-switch": 8,
  escalate: 3,
  "sparse-moa": 7,
  "residual-moa": 15,
  "attention-moa": 74,
  "route-moa": 7,
  "recursive-aggregation": 32,
  debate: 10,
};

describe.each(Object.values(recipes))("recipe $name", ({ name, graph }) => {
  test("runs from question to answer, with the announced number of calls", async () => {
    // A valid ranking and a valid verdict.
    const best = "PASS: 1";
    const reply = (system: string): string =>
      forms.find(([instruction]) => instruction.test(system))?.[1] ?? best;
    let asked = 0;
    const app = open(graph, (system) => (asked++, reply(system)));
    const { answer, ledger } = await app.invoke({ messages });
    expect(answer).toBe(best);
    expect(ledger.filter(({ status }) => status !== "ok" && status !== "skipped")).toEqual([]);
    const { calls, fewest } = callsWithoutRounds(graph);
    expect(asked).toBe(fewer[name] ?? calls);
    expect(asked).toBeGreaterThanOrEqual(fewest);
  });
});

/** Nodes with a `staircase` ask once if all that they read ends at once, as here. */
function callsWithoutRounds(graph: GraphSpec): { readonly calls: number; readonly fewest: number } {
  const { calls, fewest, staircase } = planRun(graph, { facts: () => ({}) }).total;
  const nodes = staircase?.nodes ?? [];
  const more = nodes.reduce((sum, { replies, rounds }) => sum + replies * (rounds.length - 1), 0);
  return { calls: calls - more, fewest: (fewest?.calls ?? calls) - more };
}

describe("llmRanker", () => {
  test("answers with the text that the ranker names, and shows it no names of models", async () => {
    const shown: string[] = [];
    const app = open(llmRanker.graph, (system, model) => {
      if (system === "") return `By ${model.split("/")[1]}`;
      shown.push(system);
      return "4";
    });
    const { answer } = await app.invoke({ messages });
    expect(answer).toBe("By Llama-3-70b-chat-hf");
    expect(shown.join()).not.toContain("together:");
  });
});

describe("council", () => {
  test("shows the chair every answer once, and once more for each member that picked it", async () => {
    let shown = "";
    const app = open(council.graph, (system, model) => {
      if (system === "") return `By ${model.split("/")[1]}`;
      if (!system.startsWith("You chair")) return model.includes("grok") ? "1" : "3";
      shown = system;
      return "The council's answer";
    });
    const { answer } = await app.invoke({ messages });
    expect(answer).toBe("The council's answer");
    expect(listIn(shown)).toEqual([
      "1. By gpt-5.1",
      "2. By gemini-3-pro-preview",
      "3. By claude-sonnet-4.5",
      "4. By grok-4",
      "5. By claude-sonnet-4.5",
      "6. By claude-sonnet-4.5",
      "7. By claude-sonnet-4.5",
      "8. By gpt-5.1",
    ]);
  });

  test("continues without the vote of a member that names no answer", async () => {
    const app = open(council.graph, (system, model) =>
      model.includes("grok") && system.includes("Judge which") ? "All are fine." : "2",
    );
    const { answer, ledger } = await app.invoke({ messages });
    expect(answer).toBe("2");
    const failed = ledger.filter(({ status }) => status === "failed");
    expect(failed.map(({ node, attempt }) => [node, attempt])).toEqual([
      ["grok-ranks", 1],
      ["grok-ranks", 2],
    ]);
  });
});

describe("selfMoaSeq", () => {
  test("shows each later window the synthesis so far first", async () => {
    const shown: string[][] = [];
    const app = open(selfMoaSeq.graph, (system) => {
      if (system === "") return "sample";
      shown.push(listIn(system));
      return `synthesis ${shown.length}`;
    });
    const { answer } = await app.invoke({ messages });
    expect(answer).toBe("synthesis 3");
    expect(shown).toEqual([
      ["1. sample", "2. sample", "3. sample"],
      ["1. synthesis 1", "2. sample", "3. sample"],
      ["1. synthesis 2", "2. sample"],
    ]);
  });
});

describe("archonGeneral", () => {
  const run = async (verdictOn: (text: string) => string): Promise<string> => {
    let fused = 0;
    const app = open(archonGeneral.graph, (system) => {
      if (system.includes("PASS")) return verdictOn(system);
      if (system.includes("numbers of the best")) return "8, 7, 6, 5, 4";
      if (system.includes("Write the single best")) return `fused ${++fused}`;
      return "text";
    });
    return (await app.invoke({ messages })).answer;
  };

  test("answers with the first fused text that passes", async () => {
    expect(await run((text) => (text.includes("fused 2") ? "PASS" : "FAIL"))).toBe("fused 2");
  });

  test("answers with the first fused text when none passes", async () => {
    expect(await run(() => "FAIL")).toBe("fused 1");
  });

  test("shows the remarks to the ranker and the fuser", async () => {
    const shown: string[] = [];
    const app = open(archonGeneral.graph, (system) => {
      if (/numbers of the best|Write the single best/.test(system)) shown.push(system);
      return system.includes("PASS") ? "PASS" : "1, 2, 3, 4, 5";
    });
    await app.invoke({ messages });
    expect(shown.map((system) => system.match(/Remark on answer/g)?.length)).toEqual([8, 5, 5]);
  });
});
