import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Candidate, selectAnalysis, selectModels } from "../../index.js";

/** Two strong models that say the same, one weaker that says something else. */
const candidates: readonly Candidate[] = [
  { model: "x:strong", quality: 60, answers: ["sun moon tide", "red green"] },
  { model: "x:twin", quality: 59, answers: ["sun moon tide", "red green"] },
  { model: "x:other", quality: 50, answers: ["bee coffee chess", "violin dough"] },
];

/** $1 per call of `x:strong` in the vendor's units, $0.1 for the others. */
function facts(model: string) {
  const price = { value: model === "x:strong" ? 1_000 : 100, source: "", asOf: "" };
  return { inputUsdPerMillionTokens: price, outputUsdPerMillionTokens: price };
}

describe("selectModels", () => {
  it("prefers a weaker model that says something else to one that says the same", () => {
    const { recommendation } = selectModels(candidates, { maxProposers: 2 });
    expect(recommendation.proposers).toEqual(["x:strong", "x:other"]);
  });

  it("takes the best model alone as aggregator if nothing else is known", () => {
    expect(selectModels(candidates).recommendation.aggregator).toBe("x:strong");
  });

  it("takes the best aggregator if that is known", () => {
    const known = candidates.map((each) =>
      each.model === "x:twin" ? { ...each, qualityAsAggregator: 70 } : each,
    );
    expect(selectModels(known).recommendation.aggregator).toBe("x:twin");
  });

  it("takes quality only with a weight of 1", () => {
    const { recommendation } = selectModels(candidates, { qualityWeight: 1 });
    expect(recommendation).toMatchObject({ proposers: ["x:strong"] });
    expect(recommendation.aggregator).toBeUndefined();
  });

  it("never costs more than the budget", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 4, noNaN: true }), (budgetUsd) => {
        const { recommendation } = selectModels(candidates, { budgetUsd, facts });
        expect(recommendation.costUsd).toBeLessThanOrEqual(budgetUsd);
      }),
      { numRuns: 10 },
    );
  });

  it("recommends another aggregator if the best one is too expensive", () => {
    const { recommendation } = selectModels(candidates, { budgetUsd: 0.3, facts });
    expect(recommendation).toMatchObject({
      proposers: ["x:twin", "x:other"],
      aggregator: "x:twin",
    });
  });

  it("recommends the best model that fits alone if no group does", () => {
    const { recommendation } = selectModels(candidates, { budgetUsd: 0.05, facts });
    expect(recommendation).toMatchObject({ proposers: ["x:twin"] });
  });

  it("refuses a budget that no model fits", () => {
    expect(() => selectModels(candidates, { budgetUsd: 0.001, facts })).toThrow(
      "No model fits the budget of $0.001 for each question, or its price is unknown.",
    );
  });

  it.each([
    [{ maxProposers: 0 }, "`maxProposers` of `select` is 0, which is not a whole number from 1."],
    [{ qualityWeight: 2 }, "`qualityWeight` of `select` is 2, which is not a number from 0 to 1."],
    [{ budgetUsd: Number.NaN }, "`budgetUsd` of `select` is NaN"],
  ])("refuses %o", (options, message) => {
    expect(() => selectModels(candidates, options)).toThrow(message);
  });

  it("refuses models without answers to the same questions", () => {
    const without = candidates.map((each) => ({ ...each, answers: [] }));
    expect(() => selectModels(without)).toThrow(
      "The models have no answers to the same questions.",
    );
  });

  it("refuses one model", () => {
    expect(() => selectModels(candidates.slice(1, 2))).toThrow(
      "`select` has 1 models to choose from",
    );
  });
});

describe("selectAnalysis", () => {
  const result = selectAnalysis(candidates, { maxProposers: 2 });

  it("says in one sentence who proposes and who aggregates", () => {
    expect(result.notes[0]).toBe(
      "Let x:strong, x:other propose and x:strong aggregate. The cost is unknown.",
    );
  });

  it("shows the figures that the choice rests on", () => {
    expect(result.tables[0]?.rows.map(({ cells }) => cells)).toEqual([
      {
        model: "x:strong",
        role: "proposer, aggregator",
        quality: 60,
        aggregator: null,
        difference: 0.5,
        taken: expect.closeTo(1, 9),
      },
      { model: "x:twin", role: "", quality: 59, aggregator: null, difference: 0.5, taken: 0 },
      {
        model: "x:other",
        role: "proposer",
        quality: 50,
        aggregator: null,
        difference: 1,
        taken: expect.closeTo(1, 9),
      },
    ]);
    expect(result.tables[1]?.rows.map(({ cells }) => cells["model"])).toEqual([
      "x:strong",
      "x:other",
    ]);
  });
});
