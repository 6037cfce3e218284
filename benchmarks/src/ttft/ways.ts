import type { GraphPolicies, GraphSpec } from "@moagraph/core";
import { defineGraph, proposer } from "@moagraph/core/graph";
import { moa, moaLite } from "@moagraph/recipes";

const quorum = { atLeast: 4, graceMs: 1_000 };

/** One of the policies that are compared. */
export type Way = "barrier" | "quorum of 4, 1 s of grace" | "staircase" | "staircase and quorum";

/** The policies that are compared. The others are compared with the barrier. */
export const ways: Readonly<Record<Way, GraphPolicies>> = {
  barrier: {},
  "quorum of 4, 1 s of grace": { quorum },
  staircase: { staircase: {} },
  "staircase and quorum": { staircase: {}, quorum },
};

/** The model of the recipes' answers, alone. */
const alone: GraphSpec = defineGraph({
  name: "single-model",
  nodes: { alone: proposer({ model: "together:Qwen/Qwen1.5-110B-Chat" }) },
  output: "alone",
});

/** One of the graphs that are measured. */
export type GraphName = "single model" | "moa-lite" | "moa";

/** The graphs that are measured. */
export const graphs: Readonly<Record<GraphName, GraphSpec>> = {
  "single model": alone,
  "moa-lite": moaLite.graph,
  moa: moa.graph,
};
