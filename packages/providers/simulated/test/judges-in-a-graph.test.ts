import {
  aggregator,
  compile,
  critic,
  defineGraph,
  proposer,
  ranker,
  verifier,
} from "@moagraph/core";
import { describe, expect, it } from "vitest";
import { simulated } from "../src/index.js";

const temperature = 0.7;
const reads = ["owl", "fox", "hen"] as const;

const judged = defineGraph({
  name: "judged",
  nodes: {
    owl: proposer({ model: "simulated:owl", temperature }),
    fox: proposer({ model: "simulated:fox", temperature }),
    hen: proposer({ model: "simulated:hen", temperature }),
    remark: critic({ model: "simulated:crow", reads }),
    two: ranker({ model: "simulated:crow", reads: ["remark"], keep: 2 }),
    fuse: aggregator({ model: "simulated:crow", reads: ["two"], samples: 2 }),
    verify: verifier({ model: "simulated:crow", reads: ["fuse"] }),
    best: ranker({ model: "simulated:jay", reads: ["verify"] }),
    duel: ranker({ model: "simulated:crow", reads, method: "pairwise" }),
    last: aggregator({ model: "simulated:crow", reads: ["best", "duel"] }),
  },
  output: "last",
});

// The instructions are built into core. These tests fail when their words change.
describe("simulated judges in a graph", () => {
  it.each(["What are three fun things to do in SF?", "What is the meaning of life?"])(
    "reply as they are asked to: %s",
    async (messages) => {
      const { answer, ledger } = await compile(judged, { providers: [simulated()] }).invoke({
        messages,
      });
      expect(answer).not.toBe("");
      expect(ledger.filter(({ status }) => status !== "ok")).toEqual([]);
      expect(ledger.filter(({ attempt }) => attempt > 1)).toEqual([]);
    },
  );
});
