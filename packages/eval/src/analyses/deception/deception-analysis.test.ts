import { compile } from "@moagraph/core";
import { simulated } from "@moagraph/simulated";
import { describe, expect, it } from "vitest";
import {
  deceptionAnalysis,
  deceptionGraphs,
  deceptionPrompt,
  MissingRunsError,
} from "../../index.js";
import { scoredRun } from "../../../test/scored-runs.js";

const models = ["simulated:owl", "simulated:fox", "simulated:crow"];
const graphs = deceptionGraphs({ models, aggregator: "simulated:owl", temperature: 0 });

describe("deceptionGraphs", () => {
  it("has one proposer that is told to lie, and is otherwise the same graph", () => {
    for (const { honest, lying } of graphs) {
      const { prompt, ...liar } = lying.nodes["proposer-3"] as { prompt?: string };
      expect(prompt).toBe(deceptionPrompt);
      expect({ ...lying.nodes, "proposer-3": liar }).toEqual(honest.nodes);
    }
  });

  it.each(graphs)("runs with a $kind", async ({ lying }) => {
    const app = compile(lying, { providers: [simulated()] });
    const { answer } = await app.invoke("What should I know about the Moon?");
    expect(answer).not.toBe("");
  });

  it("needs two proposers", () => {
    expect(() => deceptionGraphs({ models: ["x:a"], aggregator: "x:a" })).toThrow(
      "`deceptionGraphs` has 1 models in `models`, but needs at least two.",
    );
  });
});

describe("deceptionAnalysis", () => {
  const [first] = graphs;
  const honest = scoredRun({ folder: "honest", graph: first!.honest, accuracy: 0.8 });
  const lying = scoredRun({ folder: "lying", graph: first!.lying, accuracy: 0.6 });

  it("shows how far the quality falls, also as a share", () => {
    expect(deceptionAnalysis([honest, lying]).numbers["kinds"]).toEqual([
      {
        kind: "aggregator",
        honest: 0.8,
        lying: 0.6,
        fall: expect.closeTo(0.2, 9),
        share: expect.closeTo(0.25, 9),
      },
    ]);
  });

  it("asks for the pairs of the other kinds", () => {
    const missing = deceptionAnalysis([honest, lying]).numbers["missing"] as { name: string }[];
    expect(missing.map(({ name }) => name)).toEqual(
      ["ranker", "verifier", "reducer"].flatMap((kind) => [
        `deception-${kind}-honest`,
        `deception-${kind}-lying`,
      ]),
    );
  });

  it("puts the published fall beside length-controlled win rates only", () => {
    const qualities = { lcWinRate: { value: 50 } };
    const rated = [honest, lying].map((run) => ({ ...run, qualities }));
    expect(deceptionAnalysis(rated).tables[0]?.rows.at(-1)).toMatchObject({
      cells: { honest: 49.2, lying: 37.9 },
      published: "arXiv 2503.05856, abstract",
    });
    expect(deceptionAnalysis([honest, lying]).tables[0]?.rows).toHaveLength(1);
  });

  it("fails if one half of each pair is missing", () => {
    expect(() => deceptionAnalysis([honest])).toThrow(MissingRunsError);
  });
});
