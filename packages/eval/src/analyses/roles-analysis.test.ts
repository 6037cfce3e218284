import { describe, expect, it } from "vitest";
import { MissingRunsError, rolesAnalysis } from "../index.js";
import { ensemble, mixture, scoredRun } from "../../test/scored-runs.js";

const models = ["x:a", "x:b"];
const runs = [
  scoredRun({ folder: "aggregator-a", graph: mixture(models, "x:a"), accuracy: 0.7 }),
  scoredRun({ folder: "aggregator-b", graph: mixture(models, "x:b"), accuracy: 0.6 }),
  scoredRun({ folder: "proposer-b", graph: ensemble("x:b", 4, "x:a"), accuracy: 0.8 }),
];

describe("rolesAnalysis", () => {
  it("shows each model as aggregator of all, and as the only proposer", () => {
    expect(rolesAnalysis(runs).numbers).toMatchObject({
      aggregator: "x:a",
      scores: [
        { model: "x:a", role: "aggregator", value: 0.7 },
        { model: "x:b", role: "aggregator", value: 0.6 },
        { model: "x:b", role: "proposer", value: 0.8 },
      ],
    });
  });

  it("asks for the roles that no run shows, with as many samples as the others have", () => {
    const missing = rolesAnalysis(runs).numbers["missing"];
    expect(missing).toMatchObject([{ name: "proposer-a", calls: 50 }]);
  });

  it("leaves out aggregators of other proposers", () => {
    const other = scoredRun({
      folder: "other",
      graph: mixture(["x:a", "x:c"], "x:c"),
      accuracy: 1,
    });
    const { numbers } = rolesAnalysis([...runs, other]);
    expect(numbers["scores"]).toHaveLength(3);
  });

  it("draws two bars for each model that was run in both roles", () => {
    const [plot] = rolesAnalysis(runs).plots;
    expect(plot).toMatchObject({
      type: "bars",
      bars: [
        { label: "As aggregator", group: "x:a", value: 0.7 },
        { label: "As aggregator", group: "x:b", value: 0.6 },
        { label: "As proposer", group: "x:b", value: 0.8 },
      ],
    });
  });

  it("fails if no run shows a role", () => {
    expect(() => rolesAnalysis([])).toThrow(MissingRunsError);
  });
});
