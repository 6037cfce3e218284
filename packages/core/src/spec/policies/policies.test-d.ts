import { expectTypeOf } from "vitest";
import {
  aggregator,
  critic,
  defineGraph,
  type GraphSpec,
  layered,
  proposer,
  ranker,
  reducer,
  verifier,
} from "../../graph.js";

const reads = ["ada"] as const;
const show = { fence: false, anonymise: true, shuffle: { seed: 1 }, proposalsAt: "end" } as const;
const read = { quorum: { atLeast: 1, graceMs: 5 }, onExhausted: "fail" } as const;
const asked = {
  model: "x:ada",
  timeouts: { firstTokenMs: 500 },
  retry: { attempts: 1 },
  fallback: ["x:bob"],
  onTooLong: "drop-longest",
  history: { lastTurns: 2 },
  reasoningEffort: "low",
  providerOptions: { service_tier: "flex" },
} as const;

// A graph accepts every policy. A node accepts the policies that apply to its kind.
expectTypeOf(
  defineGraph({
    name: "panel",
    nodes: {
      ada: proposer(asked),
      best: ranker({ ...asked, ...read, ...show, reads }),
      fuse: aggregator({ ...asked, ...read, ...show, reads: ["ada", "best"] }),
    },
    output: "fuse",
    ...asked,
    ...read,
    ...show,
    budget: { maxCostUsd: 1, maxTokens: 5, maxModelCalls: 2, maxDurationMs: 9 },
  }),
).toExtend<GraphSpec>();

// @ts-expect-error A proposer reads nothing, so it has no quorum.
proposer({ model: "x:ada", quorum: { atLeast: 2 } });

// @ts-expect-error A proposer shows no proposals, so it has no shuffle.
proposer({ model: "x:ada", shuffle: { seed: 1 } });

// @ts-expect-error A critic shows its model one proposal at a time.
critic({ model: "x:ada", reads, shuffle: { seed: 1 } });

// @ts-expect-error A verifier shows its model one proposal at a time.
verifier({ model: "x:ada", reads, shuffle: { seed: 1 } });

// @ts-expect-error A reducer asks no model, so it has no timeouts.
reducer({ reads, reduce: "majority", timeouts: { totalMs: 1 } });

// @ts-expect-error A proposer shows no proposals, so it has no place for them.
proposer({ model: "x:ada", proposalsAt: "end" });

// @ts-expect-error A reducer asks no model.
reducer({ reads, reduce: "majority", history: "last-message" });

// @ts-expect-error `history` has two words, or a number of turns.
aggregator({ model: "x:ada", reads, history: "last" });

// @ts-expect-error A budget applies to a run, not to a node.
aggregator({ model: "x:ada", reads, budget: { maxTokens: 5 } });

// @ts-expect-error `atLeast` is required.
aggregator({ model: "x:ada", reads, quorum: { graceMs: 5 } });

// @ts-expect-error Keys of a policy are checked as well.
aggregator({ model: "x:ada", reads, timeouts: { totalMS: 5 } });

// @ts-expect-error `onTooLong` has three values.
aggregator({ model: "x:ada", reads, onTooLong: "cut" });

const ada = proposer({ model: "x:ada" });

// A layer has its own policies, but no budget.
layered({ name: "l", layers: [{ nodes: [ada], ...asked }], aggregator: { model: "x:f", ...read } });
layered({
  name: "l",
  // @ts-expect-error A budget applies to a run, not to a layer.
  layers: [{ nodes: [ada], budget: { maxTokens: 5 } }],
  aggregator: { model: "x:f" },
});

// A node sets an effort of any vendor, and what its model accepts is stated by model.
defineGraph({
  name: "solo",
  nodes: { ada: proposer({ model: "x:ada", reasoningEffort: "ultra", topLogprobs: 5 }) },
  output: "ada",
  capabilities: {
    "x:ada": { reasoningEffort: ["low", "ultra"], topLogprobs: 20, images: true },
  },
});

// @ts-expect-error An effort is a text.
proposer({ model: "x:ada", reasoningEffort: 3 });

// @ts-expect-error The number of alternatives, not whether there are any.
proposer({ model: "x:ada", topLogprobs: true });
