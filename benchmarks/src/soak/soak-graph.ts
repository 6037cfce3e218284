import {
  type GraphPolicies,
  type GraphSpec,
  layered,
  proposer,
  type ProposerSpec,
} from "@moagraph/core";
import { chance, oneOf } from "../chance.js";
import { soakModels } from "./soak-script.js";

/** A graph of three layers, 4 + 2 + 1 calls, with random policies. */
export function soakGraph(seed: number, number: number): GraphSpec {
  return layered({
    name: `soak-${number}`,
    layers: [nodesOf(soakModels.proposers), nodesOf(soakModels.revisers)],
    aggregator: { model: `together:${soakModels.fuser}` },
    ...drawPolicies(seed, number),
  });
}

function nodesOf(models: readonly string[]): ProposerSpec[] {
  return models.map((model) => proposer({ model: `together:${model}` }));
}

function drawPolicies(seed: number, number: number): GraphPolicies {
  const draw = (what: string): number => chance(seed, number, what);
  const pick = <Item>(items: readonly Item[], what: string): Item =>
    oneOf(items, seed, number, what);
  return {
    retry: { attempts: pick([1, 2, 3], "attempts"), maxDelayMs: 20 },
    timeouts: {
      totalMs: 500 + 1_500 * draw("total"),
      firstTokenMs: pick([undefined, 400], "first token"),
    },
    fallback: pick([[], [`together:${soakModels.spare}`]], "fallback"),
    // The last layer reads two nodes.
    quorum: pick(
      [undefined, { atLeast: 1, graceMs: 50 * draw("grace") }, { atLeast: 2 }],
      "quorum",
    ),
    budget: pick([undefined, undefined, { maxDurationMs: 4_000 * draw("budget") + 1 }], "budgeted"),
    onExhausted: pick(["fail", "best-effort"] as const, "exhausted"),
  };
}
