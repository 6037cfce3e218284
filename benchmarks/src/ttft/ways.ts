import type { GraphPolicies, GraphSpec } from "@moagraph/core";
import { proposer } from "@moagraph/core/graph";
import { moa, moaLite } from "@moagraph/recipes";

const quorum = { atLeast: 4, graceMs: 1_000 };

/** The policies that are compared. The first is what the others are compared with. */
export const ways: Readonly<Record<string, GraphPolicies>> = {
  barrier: {},
  "quorum of 4, 1 s of grace": { quorum },
  staircase: { staircase: {} },
  "staircase and quorum": { staircase: {}, quorum },
};

/** The recipes that are measured. */
export const recipes: readonly GraphSpec[] = [moaLite.graph, moa.graph];

/** One model that answers alone: that of the recipes' answers. */
export const singleModel: GraphSpec = {
  name: "single model",
  nodes: { alone: proposer({ model: "together:Qwen/Qwen1.5-110B-Chat" }) },
  output: "alone",
};
