import { modelCallsOf } from "@moagraph/core/graph";
import { expect, test } from "vitest";
import { panelBudget } from "../panels/panel-budget.js";
import { escalate, escalateGraph } from "./escalate.js";

test("escalate has the panel of panel-budget behind a router", () => {
  const { nodes } = escalate.graph;
  const models = (names: readonly string[]) =>
    names.map((name) => (nodes[name] as { readonly model?: string }).model);
  const panel = Object.values(panelBudget.graph.nodes).map((node) =>
    "model" in node ? node.model : "",
  );
  expect(models(["member-1", "member-2", "member-3", "fuse"])).toEqual(panel);
  expect(nodes["escalate"]).toEqual({
    kind: "router",
    reads: ["first"],
    rule: { unless: { agreement: 0.8, of: "text" } },
    routes: ["member-1", "member-2", "member-3"],
  });
  expect(modelCallsOf(escalate.graph)).toBe(7);
});

test("escalateGraph asks the models that it is given, and compares what it is told", () => {
  const graph = escalateGraph({
    first: "a:owl",
    samples: 5,
    agreement: 1,
    of: "final-answer",
    panel: ["b:fox"],
    aggregator: "c:elk",
  });
  expect(graph.nodes).toMatchObject({
    first: { model: "a:owl", samples: 5 },
    escalate: { rule: { unless: { agreement: 1, of: "final-answer" } }, routes: ["member-1"] },
    "member-1": { model: "b:fox" },
    fuse: { model: "c:elk" },
    agreed: { of: "final-answer" },
  });
});

test("escalateGraph refuses what makes no graph", () => {
  expect(() => escalateGraph({ panel: [] })).toThrow(/`panel` of escalateGraph is empty/);
  expect(() => escalateGraph({ agreement: -1 })).toThrow(/agreement/);
});
