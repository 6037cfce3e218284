import { charactersPerToken } from "../answers/published-answers.js";
import type { Assumptions } from "../quorum/assumptions.js";
import type { Pace } from "../quorum/paced-model.js";
import { paceOf } from "../quorum/pace-of.js";

/** The place of a request among those of its node. */
export interface RequestOrder {
  /** Whether proposals are still being written. */
  readonly isEarly: boolean;
  /** Number of requests of the same kind before. */
  readonly again: number;
}

/** A node that writes a text. */
export interface PacedNode {
  readonly seed: number;
  readonly question: number;
  readonly node: string;
  readonly model: string;
  readonly text: string;
}

/**
 * The pace of a request, if it writes the whole text. The request that ends a text has the same under every
 * policy, so that runs can be compared. Each other request has a chance of its own to be slow.
 */
export function callPace(
  { text, node, ...call }: PacedNode,
  order: RequestOrder,
  assumptions: Assumptions,
): Pace {
  const tokens = text.length / charactersPerToken;
  return paceOf({ ...call, tokens, node: callName(node, order) }, assumptions);
}

function callName(node: string, { isEarly, again }: RequestOrder): string {
  if (isEarly) return `${node}, round ${again + 1}`;
  return again === 0 ? node : `${node}, again ${again}`;
}
