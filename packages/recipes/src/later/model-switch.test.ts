import { modelCallsOf } from "@moagraph/core/graph";
import { expect, test } from "vitest";
import { modelSwitch, modelSwitchGraph } from "./model-switch.js";

test("model-switch asks the models of the published script, with its sampling", () => {
  const sampling = { samples: 8, temperature: 1, topP: 1 };
  expect(modelSwitch.graph.nodes).toMatchObject({
    "samples-1": { kind: "proposer", model: "openai:gpt-4o-mini", ...sampling },
    "switch-1": {
      kind: "router",
      reads: ["samples-1"],
      rule: { unless: { agreement: 1, of: "final-answer" } },
      routes: ["samples-2"],
    },
    "samples-2": { kind: "proposer", model: "google:gemini-1.5-flash-latest", ...sampling },
    vote: { kind: "reducer", reduce: "majority", of: "final-answer" },
  });
  expect(modelCallsOf(modelSwitch.graph)).toBe(16);
});

test("modelSwitchGraph has one router between two models, and none for one", () => {
  const names = (models: string[]) => Object.keys(modelSwitchGraph({ models }).nodes);
  expect(names(["a:owl"])).toEqual(["samples-1", "vote"]);
  expect(names(["a:owl", "b:fox", "c:elk"]).filter((name) => name.startsWith("switch"))).toEqual([
    "switch-1",
    "switch-2",
  ]);
});

test("modelSwitchGraph refuses what makes no graph", () => {
  expect(() => modelSwitchGraph({ samples: 0 })).toThrow(/`samples` of modelSwitchGraph is 0/);
  expect(() => modelSwitchGraph({ agreement: 2 })).toThrow(/agreement/);
});
