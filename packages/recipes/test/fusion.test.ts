import { planRun } from "@moagraph/core/graph";
import { describe, expect, test } from "vitest";
import { fusion } from "../src/index.js";
import { listIn, open } from "./replying-model.js";

const analysis = {
  consensus: ["It is blue."],
  contradictions: [{ topic: "Why", stances: [{ answer: 1, stance: "scattering" }] }],
  partial_coverage: [{ answers: [1, 2], point: "dust" }],
  unique_insights: [{ answer: 3, insight: "ozone" }],
  blind_spots: ["sunsets"],
};

type Part = "member" | "analyst" | "writer";

/** Runs the recipe; returns the lists that each part of it was shown. */
async function run(analystSays: string) {
  const shown: Record<Part, string[][]> = { member: [], analyst: [], writer: [] };
  const app = open(fusion.graph, (system, model) => {
    const part = partOf(system);
    shown[part].push(listIn(system));
    const replies = { member: `By ${model.split("/")[1]}`, analyst: analystSays, writer: "Blue." };
    return replies[part];
  });
  return { shown, ...(await app.invoke({ messages: "Which colour has the sky?" })) };
}

function partOf(system: string): Part {
  if (system === "") return "member";
  return system.includes("Compare them.") ? "analyst" : "writer";
}

const members = ["1. By claude-opus-latest", "2. By gpt-sol-latest", "3. By gemini-pro-latest"];

describe("fusion", () => {
  test("shows the members nothing, the analyst the answers, and the writer both", async () => {
    const { answer, ledger, structuredResponses, shown } = await run(JSON.stringify(analysis));
    expect(answer).toBe("Blue.");
    expect(structuredResponses).toEqual({ analysis });
    expect(shown).toEqual({
      member: [[], [], []],
      analyst: [members],
      writer: [[...members, `4. ${JSON.stringify(analysis)}`]],
    });
    expect(ledger).toHaveLength(planRun(fusion.graph, { facts: () => ({}) }).total.calls);
  });

  test("answers from the members alone if the analysis fails twice", async () => {
    const { answer, structuredResponses, shown } = await run("They agree.");
    expect(answer).toBe("Blue.");
    expect(structuredResponses).toEqual({});
    expect(shown.analyst).toHaveLength(2);
    expect(shown.writer).toEqual([members]);
  });
});
