import type { GraphSpec } from "@moagraph/core/graph";
import { MoaError } from "@moagraph/core/graph";
import { describe, expect, test } from "vitest";
import { mathGraph } from "../math.js";
import { multiProposerGraph } from "../multi-proposer.js";
import { attentionMoaGraph } from "./attention-moa.js";
import { debateGraph } from "./debate.js";
import { escalateGraph } from "./escalate.js";
import { fusionGraph } from "./fusion.js";
import { modelSwitchGraph } from "./model-switch.js";
import { recursiveAggregationGraph } from "./recursive-aggregation.js";
import { residualMoaGraph } from "./residual-moa.js";
import { routeMoaGraph } from "./route-moa.js";
import { sparseMoaGraph } from "./sparse-moa.js";

/** The `INVALID_SETTING` that a graph function throws, or what else happens. */
function refusal(make: () => GraphSpec): string {
  try {
    return Object.keys(make().nodes).join(" ");
  } catch (error) {
    if (!MoaError.isInstance(error) || error.code !== "INVALID_SETTING") return String(error);
    return `${error.message} ${error.hint}`;
  }
}

const agentsOf = (...names: string[]) =>
  attentionMoaGraph({ agents: Object.fromEntries(names.map((name) => [name, "x:owl"])) });
const poolOf = (...names: string[]) => {
  const routed = { model: "x:owl", when: "Owls." };
  return routeMoaGraph({
    pool: Object.fromEntries(names.map((name) => [name, routed])),
    active: 1,
  });
};

describe("names of a caller that are also names of the graph", () => {
  test.each(["input", "before", "residual", "layers", "last", "synthesis"])(
    "attentionMoaGraph refuses %s",
    (name) => {
      expect(refusal(() => agentsOf(name, "ada"))).toBe(
        `\`agents\` of attentionMoaGraph leads to two nodes with the name \`${name}\`. Use other names in \`agents\`.`,
      );
    },
  );

  test.each([
    ["a-on-b", ["a", "a-on-b", "b"]],
    ["a-revised", ["a", "a-revised"]],
    ["x-on-y-on-z", ["x-on-y", "z", "x", "y-on-z"]],
  ])("attentionMoaGraph refuses agents that make %s twice", (name, agents) => {
    expect(refusal(() => agentsOf(...agents))).toContain(`two nodes with the name \`${name}\``);
  });

  test.each(["input", "scorer", "judges", "rounds", "synthesis"])(
    "routeMoaGraph refuses %s",
    (name) => {
      expect(refusal(() => poolOf(name, "ada"))).toBe(
        `\`pool\` of routeMoaGraph leads to two nodes with the name \`${name}\`. Use other names in \`pool\`.`,
      );
    },
  );
});

test.each([
  ["`pool` of routeMoaGraph", () => routeMoaGraph({ pool: {} })],
  ["`agents` of attentionMoaGraph", () => attentionMoaGraph({ agents: {} })],
  ["`models` of sparseMoaGraph", () => sparseMoaGraph({ models: [] })],
  ["`roles` of residualMoaGraph", () => residualMoaGraph({ roles: [] })],
  ["`models` of modelSwitchGraph", () => modelSwitchGraph({ models: [] })],
  ["`models` of multiProposerGraph", () => multiProposerGraph({ models: [] })],
  ["`panel` of escalateGraph", () => escalateGraph({ panel: [] })],
  ["`panel` of fusionGraph", () => fusionGraph({ panel: [] })],
])("%s may not be empty", (setting, make) => {
  const name = /`\w+`/.exec(setting)?.[0];
  expect(refusal(make)).toBe(
    `${setting} is empty. It must have at least one entry. Add an entry to ${name}, or omit it.`,
  );
});

test.each([
  ["`agents` of debateGraph", () => debateGraph({ agents: 1 })],
  ["`population` of recursiveAggregationGraph", () => recursiveAggregationGraph({ population: 1 })],
  ["`samples` of modelSwitchGraph", () => modelSwitchGraph({ samples: 1 })],
  ["`samples` of escalateGraph", () => escalateGraph({ samples: 1 })],
])("%s must be 2 or more, because one answer has none to agree with", (setting, make) => {
  expect(refusal(make)).toContain(`${setting} is 1. It must be a whole number of 2 or more.`);
});

test.each([
  ["`rounds` of sparseMoaGraph", () => sparseMoaGraph({ rounds: 2 ** 33 })],
  ["`layers` of mathGraph", () => mathGraph({ layers: 2 ** 33 })],
  [
    "`population` of recursiveAggregationGraph",
    () => recursiveAggregationGraph({ population: 2 ** 33 }),
  ],
])("%s has a maximum", (setting, make) => {
  expect(refusal(make)).toContain(`${setting} is 8589934592. It must be a whole number from`);
});
