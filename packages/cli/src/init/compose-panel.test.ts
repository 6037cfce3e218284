import { describe, expect, test } from "vitest";
import type { Candidate } from "./candidate.js";
import { bestKnown, composePanel } from "./compose-panel.js";

const origin = { source: "https://example.com", asOf: "2026-01-01" };

interface Known {
  readonly family?: string;
  readonly score?: number;
  /** US dollars per million tokens, in and out. */
  readonly usd?: number;
  readonly isLocal?: boolean;
}

function candidate(
  model: string,
  { family = model, score, usd, isLocal = false }: Known,
): Candidate {
  const price = usd === undefined ? undefined : { value: usd, ...origin };
  const facts = {
    ...(score === undefined ? {} : { quality: { value: score, ...origin } }),
    ...(price && { inputUsdPerMillionTokens: price, outputUsdPerMillionTokens: price }),
  };
  return { model, family, facts, isLocal };
}

function names(models: readonly Candidate[]): string[] {
  return models.map(({ model }) => model);
}

describe("composePanel", () => {
  const best = candidate("best", { family: "A", score: 1400, usd: 20 });
  const second = candidate("second", { family: "A", score: 1300, usd: 1 });
  const other = candidate("other", { family: "B", score: 1200, usd: 1 });
  const local = candidate("local", { family: "C", isLocal: true });
  const unpriced = candidate("unpriced", { family: "D" });
  const all = [best, second, other, local, unpriced];

  test("takes the best of each family, and leaves out unknown prices", () => {
    const { proposers, aggregators } = composePanel(all, { budgetUsd: 1, proposers: 4 });
    expect(names(proposers)).toEqual(["best", "other", "local"]);
    expect(names(aggregators)).toEqual(["best", "second", "other", "local"]);
  });

  test("takes as many as it may", () => {
    const { proposers } = composePanel(all, { budgetUsd: 1, proposers: 2 });
    expect(names(proposers)).toEqual(["best", "other"]);
  });

  test("takes another model of a family if the best one is too expensive", () => {
    const { proposers, aggregators } = composePanel(all, { budgetUsd: 0.02, proposers: 3 });
    expect(names(proposers)).toEqual(["second", "other", "local"]);
    expect(names(aggregators)).toEqual(["second", "other", "local"]);
  });

  test("ignores the budget if no price is known", () => {
    const models = [unpriced, candidate("more", { family: "E" })];
    const { proposers, aggregators } = composePanel(models, { budgetUsd: 0.01, proposers: 3 });
    expect(names(proposers)).toEqual(["unpriced", "more"]);
    expect(names(aggregators)).toEqual(["unpriced", "more"]);
  });

  test("finds nothing within a budget that is too small", () => {
    const { proposers, aggregators } = composePanel([best], { budgetUsd: 1e-6, proposers: 3 });
    expect([proposers, aggregators]).toEqual([[], []]);
  });
});

describe("bestKnown", () => {
  const plain = candidate("plain", {});

  test("is the first with a score, or the only one", () => {
    const scored = candidate("scored", { score: 1 });
    expect(bestKnown([plain, scored])).toBe(scored);
    expect(bestKnown([plain])).toBe(plain);
    expect(bestKnown([plain, candidate("more", {})])).toBeUndefined();
    expect(bestKnown([])).toBeUndefined();
  });
});
