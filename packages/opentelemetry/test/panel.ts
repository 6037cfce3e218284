import { FakeListChatModel } from "@langchain/core/utils/testing";
import { aggregator, compile, defineGraph, proposer } from "@moagraph/core";

const owl = proposer({ model: "openai:gpt-6-luna", samples: 2, maxOutputTokens: 500 });
const fox = proposer({ model: "openai:gpt-5.6-luna", temperature: 0.7 });
const fuse = aggregator({ model: "openai:gpt-6-luna", reads: ["owl", "fox"] });

/** The nodes of {@link panel}, for graphs that change one of them. */
export const nodes = { owl, fox, fuse };

/** Two proposers, one of them with two samples, and an aggregator. Its models are OpenAI's. */
export const panel = defineGraph({ name: "panel", nodes, output: "fuse" });

/** A panel whose models answer at once, without a server. */
export const quickApp = compile(
  defineGraph({
    name: "panel",
    nodes: {
      owl: proposer({ model: "quick", samples: 2 }),
      fox: proposer({ model: "quick" }),
      fuse: aggregator({ model: "quick", reads: ["owl", "fox"] }),
    },
    output: "fuse",
  }),
  { models: { quick: () => new FakeListChatModel({ responses: ["Tides."], sleep: 5 }) } },
);
