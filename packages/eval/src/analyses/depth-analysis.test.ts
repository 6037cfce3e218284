import { paperModels } from "@moagraph/recipes";
import { describe, expect, it } from "vitest";
import { depthAnalysis, MissingRunsError } from "../index.js";
import { alone, mixture, scoredRun } from "../../test/scored-runs.js";

const models = ["x:a", "x:b"];

describe("depthAnalysis", () => {
  it("shows the quality of an aggregator alone and by layers", () => {
    const runs = [
      scoredRun({ folder: "deep", graph: mixture(models, "x:a", 3), accuracy: 0.6 }),
      scoredRun({ folder: "alone", graph: alone("x:a"), accuracy: 0.4 }),
    ];
    const { numbers } = depthAnalysis(runs);
    expect(numbers["scores"]).toEqual([
      { model: "x:a", layers: 1, value: 0.4, runs: 1 },
      { model: "x:a", layers: 3, value: 0.6, runs: 1 },
    ]);
    expect(numbers["missing"]).toMatchObject([{ name: "depth-2-a", calls: 30 }]);
  });

  it("asks for a model alone without a graph file", () => {
    const run = scoredRun({ folder: "two", graph: mixture(models, "x:a"), accuracy: 0.6 });
    const missing = depthAnalysis([run]).numbers["missing"] as { command: string }[];
    expect(missing[0]?.command).toBe("moagraph eval generate mine.jsonl x:a --out out/x-a");
  });

  it("puts the paper's table 8 beside accuracies of its models", () => {
    const qwen72b = "together:Qwen/Qwen1.5-72B-Chat";
    const wizard = "together:microsoft/WizardLM-2-8x22B";
    const runs = [qwen72b, wizard].flatMap((model) => [
      scoredRun({ folder: `${model}-1`, graph: alone(model), accuracy: 0.4 }),
      ...[2, 3].map((layers) =>
        scoredRun({
          folder: `${model}-${layers}`,
          graph: mixture(paperModels, model, layers),
          accuracy: 0.5,
        }),
      ),
    ]);
    const rows = depthAnalysis(runs).tables[0]?.rows ?? [];
    const published = rows.filter((row) => row.published !== undefined);
    expect(published.map(({ cells }) => cells["quality"])).toEqual([
      0.428, 0.526, 0.552, 0.544, 0.574, 0.58,
    ]);
  });

  it("fails if no run has several layers", () => {
    const run = scoredRun({ folder: "alone", graph: alone("x:a"), accuracy: 0.4 });
    expect(() => depthAnalysis([run])).toThrow(MissingRunsError);
  });
});
