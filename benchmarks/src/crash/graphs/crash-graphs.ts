import {
  aggregator,
  defineGraph,
  graph,
  type GraphSpec,
  type NodeSpec,
  proposer,
  repeat,
} from "@moagraph/core";
import { moa } from "@moagraph/recipes";

// The model of each node is `together:` and its key in the test server's script.

const ask = (key: string): NodeSpec => proposer({ model: `together:${key}` });
const read = (key: string, ...reads: string[]): NodeSpec =>
  aggregator({ model: `together:${key}`, reads });

/** Recipe `moa`: 6 + 6 + 1 calls in layers. Each node has a model of its own name. */
export const moaGraph: GraphSpec = {
  ...moa.graph,
  nodes: Object.fromEntries(
    Object.entries(moa.graph.nodes).map(([name, node]): [string, NodeSpec] => [
      name,
      { ...node, model: `together:${name}` } as NodeSpec,
    ]),
  ),
};

/**
 * A branch of quick calls beside one of slow calls. The quick ones start before their turn, and have
 * replied long before LangGraph comes to them.
 */
export const unevenGraph: GraphSpec = defineGraph({
  name: "uneven",
  nodes: {
    quick1: ask("quick1"),
    slow1: ask("slow1"),
    quick2: read("quick2", "quick1"),
    slow2: read("slow2", "slow1"),
    quick3: read("quick3", "quick2"),
    mix: read("mix", "quick2", "slow1"),
    slow3: read("slow3", "slow2"),
    quick4: read("quick4", "quick3"),
    fuse: read("fuse", "quick4", "slow3", "mix"),
  },
  output: "fuse",
});

/** Three rounds of three revisions. A judge, who is never satisfied, is asked between the rounds. */
export const repeatGraph: GraphSpec = defineGraph({
  name: "repeat",
  nodes: {
    ada: ask("ada"),
    bob: ask("bob"),
    rounds: repeat({
      reads: ["ada", "bob"],
      body: {
        nodes: { x: read("x", "input"), y: read("y", "input"), z: read("z", "x", "y") },
        output: ["x", "z"],
      },
      until: { model: "together:judge" },
      maxRounds: 3,
    }),
    fuse: read("fuse", "rounds"),
  },
  output: "fuse",
});

/** One proposer never replies. Both readers have their quorum without it. */
export const quorumGraph: GraphSpec = defineGraph({
  name: "quorum",
  nodes: {
    ada: ask("ada"),
    bob: ask("bob"),
    cyd: ask("cyd"),
    straggler: ask("straggler"),
    x: aggregator({
      model: "together:x",
      reads: ["ada", "bob", "cyd", "straggler"],
      quorum: { atLeast: 3 },
    }),
    y: aggregator({
      model: "together:y",
      reads: ["ada", "bob", "cyd", "straggler"],
      quorum: { atLeast: 3 },
    }),
    fuse: read("fuse", "x", "y"),
  },
  output: "fuse",
});

/** The first request of four of the six models fails. */
export const retriesGraph: GraphSpec = defineGraph({
  name: "retries",
  nodes: {
    ada: ask("ada"),
    bob: ask("bob"),
    cyd: ask("cyd"),
    x: read("x", "ada", "bob", "cyd"),
    y: read("y", "ada", "bob", "cyd"),
    fuse: read("fuse", "x", "y"),
  },
  output: "fuse",
  retry: { attempts: 3, maxDelayMs: 60 },
});

/** Two graphs within a graph. Their branches have different depth. */
export const nestedGraph: GraphSpec = defineGraph({
  name: "nested",
  nodes: {
    left: graph({
      graph: defineGraph({
        name: "left",
        nodes: { ada: ask("ada"), bob: ask("bob"), duo: read("duo", "ada", "bob") },
        output: "duo",
      }),
    }),
    right: graph({
      graph: defineGraph({
        name: "right",
        nodes: { cyd: ask("cyd"), solo: read("solo", "cyd"), last: read("last", "solo") },
        output: "last",
      }),
    }),
    fuse: read("fuse", "left", "right"),
  },
  output: "fuse",
});

/** Two of the members are agents: each asks its model, a tool, and its model again. */
export const agentsGraph: GraphSpec = defineGraph({
  name: "agents",
  nodes: {
    ada: ask("ada"),
    pilot: proposer({ model: "pilot" }),
    guide: aggregator({ model: "guide", reads: ["ada", "pilot"] }),
    bob: read("bob", "ada", "pilot"),
    fuse: read("fuse", "guide", "bob"),
  },
  output: "fuse",
});

/** As `uneven`, with a limit of one request more than its calls. */
export const budgetGraph: GraphSpec = {
  ...unevenGraph,
  name: "budget",
  budget: { maxModelCalls: 10 },
  onExhausted: "best-effort",
};
