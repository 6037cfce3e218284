import { describe, expect, it } from "vitest";
import { judgedOutcomes, type JudgmentRow } from "../../index.js";

const usage = { inputTokens: 1, outputTokens: 1, costUsd: 0, milliseconds: 1 };

function row(question: number, order: "ab" | "ba", verdict: number | "unclear"): JudgmentRow {
  const base = {
    key: `${question}:${order}`,
    question,
    judge: "x:judge",
    prompt: "pairwise",
    promptSha256: "00",
    details: { order },
    reply: "",
    usage,
  };
  if (verdict !== "unclear") return { ...base, verdict };
  return { ...base, unclear: { code: "NO_VERDICT", message: "none" } };
}

describe("judgedOutcomes", () => {
  it("counts a win only if both orders agree", () => {
    const rows = [row(1, "ab", 1), row(1, "ba", 1), row(2, "ab", 1), row(2, "ba", 0)];
    expect(judgedOutcomes(rows)).toEqual({
      outcomes: [
        { question: 1, a: 1 },
        { question: 2, a: 0.5 },
      ],
      disagreed: 1,
      unclear: [],
    });
  });

  it("lists a question with an unclear or missing order", () => {
    const rows = [row(1, "ab", 1), row(1, "ba", "unclear"), row(2, "ab", 0)];
    expect(judgedOutcomes(rows)).toEqual({ outcomes: [], disagreed: 0, unclear: [1, 2] });
  });

  it("takes the last row of a task", () => {
    const rows = [row(1, "ab", "unclear"), row(1, "ba", 0), row(1, "ab", 0)];
    expect(judgedOutcomes(rows).outcomes).toEqual([{ question: 1, a: 0 }]);
  });
});
