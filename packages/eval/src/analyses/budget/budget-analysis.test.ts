import { describe, expect, it } from "vitest";
import { budgetAnalysis, MissingRunsError } from "../../index.js";
import { alone, freeUsage, mixture, scoredRun } from "../../../test/scored-runs.js";

const parameters = { a: { value: 1e9, source: "https://example.com", asOf: "2026-01-01" } };

function costing(folder: string, accuracy: number, costUsd: number | null) {
  const usage = { ...freeUsage, costUsd };
  return scoredRun({ folder, graph: mixture(["x:a", "x:a"], "x:a"), accuracy, usage });
}

describe("budgetAnalysis", () => {
  it("marks the runs that no other one beats in cost and quality", () => {
    const runs = [
      costing("cheap", 0.4, 0.01),
      costing("worse", 0.3, 0.02),
      costing("best", 0.9, 0.03),
    ];
    const found = budgetAnalysis(runs, { parameters }).numbers["runs"];
    expect(found).toMatchObject([
      { folder: "cheap", isOnCostFront: true, isOnTflopsFront: false },
      { folder: "worse", isOnCostFront: false, isOnTflopsFront: false },
      { folder: "best", isOnCostFront: true, isOnTflopsFront: true },
    ]);
  });

  it("computes tflops with the tokens that were measured", () => {
    // 2 operations × 200 tokens × 1e9 parameters, in two layers
    expect(
      budgetAnalysis([costing("one", 0.4, 0.01)], { parameters }).numbers["runs"],
    ).toMatchObject([{ tflops: expect.closeTo(0.8, 9) }]);
  });

  it("names a run of unknown cost, which has no place in the plot and is not on the front", () => {
    const { plots, tables, notes } = budgetAnalysis([
      costing("one", 0.4, 0.01),
      costing("two", 0.9, null),
    ]);
    expect(tables[0]?.rows.map(({ cells }) => cells["costUsd"])).toEqual([0.01, null]);
    expect(plots.map(({ name }) => name)).toEqual(["cost"]);
    expect(plots[0]).toMatchObject({
      points: [
        { x: 0.01, isOnFront: true },
        { x: null, isOnFront: false },
      ],
    });
    expect(notes).toContain("Unknown cost, because the price of a model is not known: two.");
  });

  it("groups the points as the paper's figure does", () => {
    const model = scoredRun({ folder: "alone", graph: alone("x:a"), accuracy: 0.1 });
    const many = scoredRun({
      folder: "many",
      graph: mixture(["x:a", "x:b"], "x:a", 3),
      accuracy: 0.1,
    });
    const { tables } = budgetAnalysis([model, costing("one", 0.1, 0), many]);
    expect(tables[0]?.rows.map(({ cells }) => cells["group"])).toEqual([
      "Model alone",
      "One model, 2 layers",
      "Many models, 3 layers",
    ]);
  });

  it("fails without a score", () => {
    expect(() => budgetAnalysis([])).toThrow(MissingRunsError);
  });
});
