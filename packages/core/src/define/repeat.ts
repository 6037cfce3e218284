import type { RepeatSpec } from "../spec/graph-spec.js";
import type { OneOf } from "../spec/routing-rule.js";
import type { Until } from "../spec/until.js";
import type { CheckedNodes, CheckedOutput, NodeMap } from "./checked-names.js";

/** The settings of a repeat. */
export interface RepeatOptions<Read extends string, Nodes extends NodeMap, Output extends string> {
  /** Names of the nodes whose proposals the first round works on. At least one. */
  readonly reads: readonly Read[];
  /** What runs in each round. */
  readonly body: RepeatBodyOptions<Nodes, Output>;
  /** When to stop before the last round. It is checked after each round, with its proposals. */
  readonly until: Until & OneCondition;
  /**
   * The most rounds, from 1 to 100. Rounds that are not needed take time too: each of their nodes is a
   * skipped step of LangGraph, and this time grows with the square of the number of steps.
   */
  readonly maxRounds: number;
}

/** One of the keys that say what the condition is, without the others. */
type OneCondition = OneOf<{ agreement: number; use: string; model: string }>;

/** What a repeat runs in each round. */
export interface RepeatBodyOptions<Nodes extends NodeMap, Output extends string> {
  /**
   * The nodes by name. They can read each other and `"input"`: in the first round the proposals that the
   * repeat reads, then those of the round before.
   */
  readonly nodes: Nodes & CheckedNodes<Nodes, "input">;
  /** The node or nodes whose proposals a round passes on, in this order. */
  readonly output:
    | (Output & CheckedOutput<NoInfer<Nodes>, Output>)
    | readonly (Output & CheckedOutput<NoInfer<Nodes>, Output>)[];
}

/**
 * Creates a node that runs other nodes in rounds, and passes on the proposals of the last round.
 *
 * Rounds end when the proposals of a round agree, when a function returns `true`, when a model judges them
 * good enough, or after `maxRounds`. If all nodes of a round fail, the proposals of the round before
 * count.
 *
 * In events, proposals and the ledger, the node `writer` of the second round of `rounds` is
 * `rounds/2/writer`, and what a round passes on is `rounds/2`. `rounds/1/until` decides on the second
 * round. The nodes of rounds that do not run have the status `skipped`.
 *
 * Model calls: those of the nodes in each round, and one per decision of a judge.
 *
 * @param options - What is repeated, until when, and how often at most.
 * @returns A node for `defineGraph`, not validated yet.
 * @example Three models revise their answers until they agree
 * ```ts
 * import { aggregator, repeat } from "@moagraph/core";
 *
 * const revise = (model: string) => aggregator({ model, reads: ["input"] });
 * const rounds = repeat({
 *   reads: ["llama", "qwen"],
 *   body: {
 *     nodes: { llama: revise("together:llama"), qwen: revise("together:qwen") },
 *     output: ["llama", "qwen"],
 *   },
 *   until: { agreement: 0.9 },
 *   maxRounds: 3,
 * });
 * rounds.kind; // "repeat"
 * ```
 */
export function repeat<
  const Read extends string,
  const Nodes extends NodeMap,
  const Output extends string,
>(options: RepeatOptions<Read, Nodes, Output>): RepeatSpec<Read, keyof Nodes & string> {
  return { kind: "repeat", ...options };
}
