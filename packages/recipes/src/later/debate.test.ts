import { modelCallsOf } from "@moagraph/core/graph";
import { expect, test } from "vitest";
import { debate, debateGraph } from "./debate.js";

test("debate has the agents, rounds and sampling of the published scripts", () => {
  const agent = {
    model: "openai-compatible:Qwen/Qwen2.5-7B-Instruct",
    samples: 5,
    temperature: 1,
    topP: 0.9,
    maxOutputTokens: 512,
  };
  expect(debate.graph.nodes).toMatchObject({
    agents: { kind: "proposer", ...agent },
    debate: {
      kind: "repeat",
      reads: ["agents"],
      body: { nodes: { agents: { kind: "aggregator", reads: ["input"], ...agent } } },
      maxRounds: 5,
    },
    vote: { kind: "reducer", reads: ["debate"], reduce: "majority", of: "final-answer" },
  });
  expect(modelCallsOf(debate.graph)).toBe(30);
});

test("debate states that a vote alone is mostly as good", () => {
  expect(debate.differences[0]).toMatch(/majority vote alone accounts for most of the gain/);
});

test("debateGraph refuses no agents and no rounds", () => {
  expect(() => debateGraph({ agents: 0 })).toThrow(/`agents` of debateGraph is 0/);
  expect(() => debateGraph({ rounds: 0 })).toThrow(/`rounds` of debateGraph is 0/);
});
