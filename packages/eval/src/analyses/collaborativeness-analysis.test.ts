import { paperModels } from "@moagraph/recipes";
import { describe, expect, it } from "vitest";
import { collaborativenessAnalysis, MissingRunsError } from "../index.js";
import { alone, mixture, scoredRun } from "../../test/scored-runs.js";

const runs = [
  scoredRun({ folder: "a", graph: alone("x:a"), accuracy: 0.5 }),
  scoredRun({ folder: "b", graph: alone("x:b"), accuracy: 0.25 }),
  scoredRun({ folder: "with", graph: mixture(["x:b"], "x:a"), accuracy: 0.75 }),
];

describe("collaborativenessAnalysis", () => {
  it("shows what a model gains from answers of others, and the best of these alone", () => {
    expect(collaborativenessAnalysis(runs).numbers["models"]).toEqual([
      { model: "x:a", alone: 0.5, withOthers: 0.75, gain: 0.25, bestReference: 0.25 },
      { model: "x:b", alone: 0.25, withOthers: null, gain: null, bestReference: null },
    ]);
  });

  it("takes the run with the most answers of others", () => {
    const wide = scoredRun({
      folder: "wide",
      graph: mixture(["x:b", "x:c"], "x:a"),
      accuracy: 0.9,
    });
    const models = collaborativenessAnalysis([...runs, wide]).numbers["models"];
    expect(models).toContainEqual(expect.objectContaining({ model: "x:a", withOthers: 0.9 }));
  });

  it("asks for the models that were not given others' answers", () => {
    expect(collaborativenessAnalysis(runs).numbers["missing"]).toMatchObject([
      { name: "with-others-b", calls: 20 },
    ]);
  });

  it("does not count a model that reads only its own answers", () => {
    const own = scoredRun({ folder: "own", graph: mixture(["x:a"], "x:a"), accuracy: 1 });
    const models = collaborativenessAnalysis([...runs, own]).numbers["models"];
    expect(models).toContainEqual(expect.objectContaining({ model: "x:a", withOthers: 0.75 }));
  });

  it("puts the paper's tables 2a and 4 beside length-controlled win rates", () => {
    const [wizard = ""] = paperModels;
    const qualities = { lcWinRate: { value: 50 } };
    const paper = [alone(wizard), mixture(paperModels, wizard)].map((graph) =>
      scoredRun({ folder: graph.name, graph, qualities }),
    );
    expect(collaborativenessAnalysis(paper).tables[0]?.rows[1]).toMatchObject({
      cells: { alone: 51.3, withOthers: 52.9, gain: expect.closeTo(1.6, 9) },
      published: "arXiv 2406.04692v1, table 2a; arXiv 2406.04692v1, table 4",
    });
  });

  it("fails if no model has both", () => {
    expect(() => collaborativenessAnalysis(runs.slice(0, 2))).toThrow(MissingRunsError);
  });
});
