import { aggregator, defineGraph, type GraphSpec, proposer } from "@moagraph/core";

/** Two proposers, one of them with two samples, and an aggregator. Its models are OpenAI's. */
export const panel: GraphSpec = defineGraph({
  name: "panel",
  nodes: {
    owl: proposer({ model: "openai:gpt-4o", samples: 2, temperature: 0.7, maxOutputTokens: 500 }),
    fox: proposer({ model: "openai:gpt-4o-mini" }),
    fuse: aggregator({ model: "openai:gpt-4o", reads: ["owl", "fox"] }),
  },
  output: "fuse",
});
