import type { WorstCasePlan } from "@moagraph/core/graph";
import { describe, expect, test } from "vitest";
import { worstCaseLine } from "./worst-case-line.js";

const assumptions = {
  promptTokens: 40,
  outputTokens: 400,
  firstTokenSeconds: 0.5,
  tokensPerSecond: 50,
};
const window = { model: "m", neededTokens: 9, contextTokens: null, fits: null, alwaysFits: null };

function line(worstCase: WorstCasePlan, mostTokens: number | null = 9): string {
  return worstCaseLine({ worstCase, assumptions, windows: [{ ...window, mostTokens }] });
}

const worst = { modelCalls: 1, tokens: 12_345, costUsd: 0.0297, overruns: [] };

describe("worstCaseLine", () => {
  test("prints the worst case, and whether the budget covers it", () => {
    const overruns = [
      { limit: "maxTokens", needed: 12_345, allowed: 10_000 },
      { limit: "maxCostUsd", needed: 0.0297, allowed: 0.01 },
    ] as const;
    const lines = [
      line({ ...worst, budget: "none" }),
      line({ ...worst, budget: "enough" }),
      line({ ...worst, costUsd: null, budget: "unknown" }),
      line({ ...worst, budget: "too-small", overruns }),
      line({ ...worst, budget: "none" }, null),
    ];
    expect(lines).toMatchInlineSnapshot(`
      [
        "Worst case: 1 call, 12,345 tokens, $0.0297, if every reply is as long as its node allows. The graph sets no budget.",
        "Worst case: 1 call, 12,345 tokens, $0.0297, if every reply is as long as its node allows. The budget covers it.",
        "Worst case: 1 call, 12,345 tokens, price unknown, if every reply is as long as its node allows. It is unknown whether \`maxCostUsd\` covers it.",
        "Worst case: 1 call, 12,345 tokens, $0.0297, if every reply is as long as its node allows. The budget does not cover it: \`maxTokens\` is 10,000, \`maxCostUsd\` is $0.0100.",
        "Worst case: 1 call, 12,345 tokens, $0.0297, if every reply is as long as its node allows. Replies without \`maxOutputTokens\` have no limit; 400 tokens are assumed for them. The graph sets no budget.",
      ]
    `);
  });
});
