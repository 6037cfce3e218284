import type { Reply, TestServerScript } from "@moagraph/provider-kit/testing";
import { chance, oneOf } from "../chance.js";
import { faultNames } from "@moagraph/provider-kit/testing";

/** The models of a soak's graphs. */
export const soakModels = {
  proposers: ["p1", "p2", "p3", "p4"],
  revisers: ["r1", "r2"],
  fuser: "f1",
  /** The fallback of all of them. */
  spare: "s1",
} as const;

/**
 * Replies of one model before it repeats them. A prime number, so that models do not repeat in
 * step.
 */
const repliesEach = 499;

/** The replies of the test server in a soak: good, slow and blank ones, and every fault. */
export function soakScript(seed: number): TestServerScript {
  const { proposers, revisers, fuser, spare } = soakModels;
  const models = [...proposers, ...revisers, fuser, spare].map((model) => {
    const replies = Array.from({ length: repliesEach }, (_, index) => reply(seed, model, index));
    return [model, { replies, repeat: true as const }] as const;
  });
  return { models: Object.fromEntries(models) };
}

function reply(seed: number, model: string, index: number): Reply {
  const draw = (what: string): number => chance(seed, model, index, what);
  const kind = draw("kind");
  const text = `${model} says one two three four five six.`;
  const good = { text, latencyMs: 20 * draw("latency") };
  if (kind < 0.7) return good;
  if (kind < 0.8) return { text, latencyMs: 100 + 300 * draw("latency") };
  if (kind < 0.82) return { ...good, text: " " };
  return { ...good, fault: oneOf(faultNames, seed, model, index, "fault") };
}
