import type { NodePolicies } from "../spec/policies/policies.js";
import { anonymised } from "./anonymise.js";
import type { CallNote } from "../ledger/call-note.js";
import type { Proposal } from "../ledger/proposal.js";
import { shuffled } from "./shuffle.js";

/** Proposals as a model is to be shown them. */
export interface ArrangedProposals {
  /** In the order in which they are shown; without names where these are to be hidden. */
  readonly proposals: readonly Proposal[];
  /** The same proposals in the same order, as they really are: what a verdict by number speaks of. */
  readonly originals: readonly Proposal[];
  /** What was done to them. */
  readonly notes: readonly CallNote[];
}

/**
 * Shuffles proposals, then hides who wrote them, as far as the policies of their reader say so.
 *
 * A lone proposal is not shuffled, and the notes do not claim it was.
 *
 * @param models - The models of the graph, whose names are hidden.
 */
export function arrangeProposals(
  proposals: readonly Proposal[],
  { shuffle, anonymise }: Pick<NodePolicies, "shuffle" | "anonymise">,
  models: readonly string[],
): ArrangedProposals {
  const notes: CallNote[] = [];
  let originals = proposals;
  if (shuffle !== undefined && proposals.length > 1) {
    originals = shuffled(proposals, shuffle.seed);
    const order = originals.map(({ node, sample }) => ({ node, sample }));
    notes.push({ type: "shuffled", seed: shuffle.seed, order });
  }
  if (!anonymise) return { proposals: originals, originals, notes };
  const { proposals: nameless, mentions } = anonymised(originals, models);
  return {
    proposals: nameless,
    originals,
    notes: [...notes, { type: "anonymised", mentions }],
  };
}
