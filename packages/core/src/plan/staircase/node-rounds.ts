import { type GraphPolicies, policiesOf } from "../../spec/policies/policies.js";
import type { StaircaseRules } from "../../spec/policies/staircase.js";
import type { NodeSpec } from "../../spec/graph-spec.js";
import type { ModelSpeed } from "../time/model-speed.js";
import type { NodeTokens } from "../tokens/token-flow.js";
import type { StaircasePrompt, RoundSize } from "./request-tokens.js";
import { type ReadTexts, type Round, roundsOf } from "./rounds.js";
import { roundSizesOf } from "./round-sizes.js";

/** A node with a `staircase`, and what it reads. */
export interface StaircaseNode {
  readonly graph: GraphPolicies;
  readonly node: NodeSpec;
  readonly rules: StaircaseRules;
  readonly tokens: NodeTokens;
  readonly reads: readonly ReadTexts[];
  /** When all of them have ended, in seconds from the start of the run. */
  readonly endedSeconds: number;
  readonly speed: ModelSpeed;
}

/** The rounds of a node, and what each of its requests holds. */
export interface NodeRounds {
  readonly rounds: readonly Round[];
  readonly sizes: readonly RoundSize[];
  readonly prompt: StaircasePrompt;
}

/** The rounds of a node. */
export function nodeRoundsOf(staircase: StaircaseNode): NodeRounds {
  const { graph, node, rules, tokens, reads, endedSeconds, speed } = staircase;
  const { quorum, proposalsAt, fence } = policiesOf(graph, node);
  const { shown, parts, outputTokens } = tokens;
  const atLeast = rules.atLeast ?? quorum?.atLeast ?? shown;
  const rounds = roundsOf({ rules, atLeast, reads, endedSeconds, speed, outputTokens });
  return {
    rounds,
    sizes: roundSizesOf(rounds, reads, { shown, tokens: parts.proposals }),
    prompt: { ...parts, isListLast: proposalsAt === "end", hasFence: fence },
  };
}
