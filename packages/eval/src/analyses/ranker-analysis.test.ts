import { graphFromJson, graphToJson } from "@moagraph/core/graph";
import { describe, expect, it } from "vitest";
import { MissingRunsError, rankerAnalysis } from "../index.js";
import { mixture, ranked, scoredRun } from "../../test/scored-runs.js";

const models = ["x:a", "x:b"];
const synthesis = scoredRun({ folder: "s", graph: mixture(models, "x:a"), accuracy: 0.7 });

describe("rankerAnalysis", () => {
  it("shows synthesis and ranker by layers", () => {
    const picked = scoredRun({ folder: "r", graph: ranked(["a", "b"], "x:a"), accuracy: 0.5 });
    const both = scoredRun({ folder: "s", graph: mixture(["a", "b"], "x:a"), accuracy: 0.7 });
    expect(rankerAnalysis([picked, both]).numbers).toMatchObject({
      model: "x:a",
      scores: [
        { ending: "aggregator", layers: 2, value: 0.7 },
        { ending: "ranker", layers: 2, value: 0.5 },
      ],
      missing: [],
    });
  });

  it("asks for a ranker of the same proposals where only synthesis was run", () => {
    const missing = rankerAnalysis([synthesis]).numbers["missing"];
    expect(missing).toMatchObject([{ name: "ranker-2-layers", calls: 30 }]);
  });

  it("makes ranker graphs that can be read back", () => {
    const error = catching(() => rankerAnalysis([])) as MissingRunsError;
    const { graph } =
      error.missing.find(({ name }) => name === "ranker-2-layers") ?? error.missing[0]!;
    expect(graph.nodes[graph.output]).toMatchObject({ kind: "ranker", keep: 1 });
    expect(graphFromJson(JSON.parse(JSON.stringify(graphToJson(graph))))).toEqual(graph);
  });
});

function catching(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}
