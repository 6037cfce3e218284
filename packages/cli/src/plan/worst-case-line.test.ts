import { describe, expect, test } from "vitest";
import { worstCaseLine } from "./worst-case-line.js";

const worst = { modelCalls: 1, tokens: 12_345, costUsd: 0.0297, overruns: [] };

describe("worstCaseLine", () => {
  test("prints the worst case, and whether the budget covers it", () => {
    const overruns = [
      { limit: "maxTokens", needed: 12_345, allowed: 10_000 },
      { limit: "maxCostUsd", needed: 0.0297, allowed: 0.01 },
    ] as const;
    const lines = [
      worstCaseLine({ ...worst, budget: "none" }),
      worstCaseLine({ ...worst, budget: "enough" }),
      worstCaseLine({ ...worst, costUsd: null, budget: "unknown" }),
      worstCaseLine({ ...worst, budget: "too-small", overruns }),
    ];
    expect(lines).toMatchInlineSnapshot(`
      [
        "Worst case: 1 call, 12,345 tokens, $0.0297, if every reply is as long as its node allows. The graph sets no budget.",
        "Worst case: 1 call, 12,345 tokens, $0.0297, if every reply is as long as its node allows. The budget covers it.",
        "Worst case: 1 call, 12,345 tokens, price unknown, if every reply is as long as its node allows. It is unknown whether \`maxCostUsd\` covers it.",
        "Worst case: 1 call, 12,345 tokens, $0.0297, if every reply is as long as its node allows. The budget does not cover it: \`maxTokens\` is 10,000, \`maxCostUsd\` is $0.0100.",
      ]
    `);
  });
});
